/**
 * The field's terms as types: datasets, measures, dimensions and their vocabularies; and the
 * columnar batch of canonical records that flows through the pipeline.
 *
 * <p>Apart from the coders, this package does not depend on Beam.
 */
package org.minetally.model;
