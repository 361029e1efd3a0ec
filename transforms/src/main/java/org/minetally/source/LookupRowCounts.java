package org.minetally.source;

import java.util.TreeMap;
import org.minetally.reconcile.internal.LookupNote;
import org.minetally.reconcile.internal.Message;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.lookup.LookupTable;
import org.minetally.source.internal.lookup.RowSet;

/** Counts the rows of a table with and without records. */
final class LookupRowCounts {

  private LookupRowCounts() {}

  /** Returns the counts of a table. */
  static Message.LookupCounts of(RecordSources.LookupId id, LookupTable table, RowSet found) {
    TreeMap<LookupNote, Long> counts = new TreeMap<>();
    counts.put(LookupNote.MATCHED_ROWS, (long) found.size());
    counts.put(LookupNote.UNMATCHED_ROWS, (long) table.size() - found.size());
    counts.put(LookupNote.SUPERSEDED_ROWS, table.superseded());
    return new Message.LookupCounts(id.source(), id.lookup(), counts);
  }
}
