/**
 * Turns the fields of a raw record into canonical values, or into a rejection, once, at the border.
 * What a profile declares is compiled for a file's header; each distinct word of a file is looked
 * up once and then known by number.
 *
 * <p>Pure logic: nothing here knows Beam.
 */
package org.minetally.mapping;
