/**
 * The tables that a run writes, declared once: which there are, and their columns with type, unit
 * and description. The Parquet schema, the data dictionary and the tests are all made from this
 * declaration, so that they cannot disagree.
 *
 * <p>Pure logic: nothing here knows Beam.
 */
package org.minetally.table;
