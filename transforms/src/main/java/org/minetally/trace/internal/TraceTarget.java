package org.minetally.trace.internal;

import java.io.Serializable;
import java.util.List;
import org.minetally.mapping.internal.RecordSelection;
import org.minetally.table.Column;

/** What is traced: rows of a table, and which records are behind them. */
public sealed interface TraceTarget extends Serializable
    permits FactTarget,
        IncidentTarget,
        SummaryTarget,
        NameTarget,
        PointTarget,
        FieldTarget,
        LagTarget,
        ClaimTarget {

  /** Returns the columns that follow those of every traced record. */
  List<Column> columns();

  /** Returns the columns, of the published table and of the records, that identify a row. */
  List<String> keys();

  /** Returns the columns whose values in the records add up to the published ones. */
  List<String> summed();

  /** Returns the columns that say how many records a row has; some of {@link #summed}. */
  List<String> counts();

  /** Returns the values that the rows have. */
  CellConditions conditions();

  /** Returns the records that may be behind the rows, as far as their date and place show. */
  RecordSelection candidates();

  /** Returns whether records of a source can be behind the rows. */
  default boolean mayTrace(int source) {
    return true;
  }

  /** Returns whether all accepted records are traced, not only those that count. */
  default boolean tracesAllAccepted() {
    return false;
  }

  /** Starts tracing, for use by one thread. */
  Tracing start();
}
