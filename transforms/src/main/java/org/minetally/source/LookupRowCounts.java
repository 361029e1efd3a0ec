package org.minetally.source;

import java.util.TreeMap;
import org.minetally.reconcile.internal.LookupNote;
import org.minetally.reconcile.internal.Message;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.lookup.RowSet;

/** Counts the rows of a table with and without records. */
final class LookupRowCounts {

  private LookupRowCounts() {}

  /**
   * Returns the counts of a table.
   *
   * @param rows the number of its rows
   * @param superseded the number of rows that newer ones replace
   */
  static Message.LookupCounts of(
      RecordSources.LookupId id, long rows, long superseded, RowSet found) {
    TreeMap<LookupNote, Long> counts = new TreeMap<>();
    counts.put(LookupNote.MATCHED_ROWS, (long) found.size());
    counts.put(LookupNote.UNMATCHED_ROWS, rows - found.size());
    counts.put(LookupNote.SUPERSEDED_ROWS, superseded);
    return new Message.LookupCounts(id.source(), id.lookup(), counts);
  }
}
