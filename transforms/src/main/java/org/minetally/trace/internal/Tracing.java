package org.minetally.trace.internal;

import org.minetally.model.Batch;
import org.minetally.model.Measure;
import org.minetally.table.TableRows;

/**
 * Selects records and writes what they contribute.
 *
 * <p>Not safe for use by several threads.
 */
interface Tracing {

  /**
   * Begins a batch, to which the calls that follow refer.
   *
   * @return false if no record of the batch can match
   */
  boolean begin(Batch batch);

  /** Returns whether a record is behind the rows that are traced. */
  boolean selects(int row);

  /** Writes the values of {@link TraceTarget#columns} of a selected record. */
  void write(int row, TableRows.Builder to);

  /** Returns a figure as a value of a column. */
  static long number(long figure) {
    return figure == Measure.NOT_REPORTED ? TableRows.NO_NUMBER : figure;
  }
}
