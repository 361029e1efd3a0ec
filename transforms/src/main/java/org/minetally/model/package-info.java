/**
 * The words of the field as types: datasets, measures, dimensions and their vocabularies, and the
 * canonical record in the form it travels in.
 *
 * <p>Pure logic: nothing here knows Beam.
 */
package org.minetally.model;
