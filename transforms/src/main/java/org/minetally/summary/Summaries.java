package org.minetally.summary;

import java.io.Serializable;
import java.util.List;
import org.minetally.table.SummaryTable;

/**
 * The summary tables of a run.
 *
 * @param tables the tables
 * @param provisionalDays periods that end less than this many days before the newest date in the
 *     data are marked as provisional
 */
public record Summaries(List<SummaryTable> tables, int provisionalDays) implements Serializable {

  /** The number of days if a job does not set it: a month. */
  public static final int PROVISIONAL_DAYS = 31;

  /** No summary tables. */
  public static final Summaries NONE = new Summaries(List.of(), PROVISIONAL_DAYS);

  public Summaries {
    tables = List.copyOf(tables);
  }

  /** Returns whether there are any. */
  public boolean any() {
    return !tables.isEmpty();
  }
}
