package org.minetally.summary;

import java.io.Serializable;
import java.util.List;
import org.minetally.table.SummaryTable;

/**
 * The summary tables of a run.
 *
 * @param tables the tables
 * @param provisionalDays periods that end less than this many days before the newest date in the
 *     data are marked as provisional; 0 to mark none
 */
public record Summaries(List<SummaryTable> tables, int provisionalDays) implements Serializable {

  /** No summary tables. */
  public static final Summaries NONE = new Summaries(List.of(), 0);

  public Summaries {
    tables = List.copyOf(tables);
  }

  /** Returns whether there are any. */
  public boolean any() {
    return !tables.isEmpty();
  }
}
