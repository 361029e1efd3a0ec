/**
 * Parses the fields of a source record into canonical values, or into a typed rejection, once,
 * where the data enters. A profile is compiled for a file's header. Each distinct word of a file is
 * looked up once and then known by number.
 *
 * <p>This package does not depend on Beam.
 */
package org.minetally.mapping;
