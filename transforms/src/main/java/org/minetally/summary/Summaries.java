package org.minetally.summary;

import java.io.Serializable;
import java.util.List;
import org.minetally.table.SummaryTable;

/**
 * The summary tables of a run.
 *
 * @param tables which
 * @param provisionalDays periods that end less than this many days before the newest date of the
 *     data are marked as provisional; 0 if none is to be marked
 */
public record Summaries(List<SummaryTable> tables, int provisionalDays) implements Serializable {

  /** No summary table. */
  public static final Summaries NONE = new Summaries(List.of(), 0);

  public Summaries {
    tables = List.copyOf(tables);
  }

  /** Whether there is any. */
  public boolean any() {
    return !tables.isEmpty();
  }
}
