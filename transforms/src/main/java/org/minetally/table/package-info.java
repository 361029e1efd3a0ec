/**
 * The tables that a run writes, each declared once: columns with type, unit and description. The
 * Parquet schema, the data dictionary and the tests derive from this declaration.
 *
 * <p>This package does not depend on Beam.
 */
package org.minetally.table;
