package org.minetally.trace.internal;

import java.io.Serializable;
import java.util.List;
import org.minetally.table.Column;

/** What is traced: the rows of a table, and which records are behind them. */
public sealed interface TraceTarget extends Serializable permits FactTarget {

  /** Returns the columns that follow those of every traced record. */
  List<Column> columns();

  /** Starts tracing, for use by one thread. */
  Tracing start();
}
