package org.minetally.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.minetally.reconcile.internal.LookupNote;

/**
 * Formats the counts of a lookup as lines of the run summary.
 *
 * @param of the names of the source and the lookup
 * @param counts the counts by the names of {@link LookupNote}
 */
record LookupDetails(String of, SortedMap<String, Long> counts) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  %s: %s records with a row, %s without"
            .formatted(
                of, number(LookupNote.MATCHED_RECORDS), number(LookupNote.UNMATCHED_RECORDS)));
    StringBuilder rows = new StringBuilder();
    rows.append(number(LookupNote.MATCHED_ROWS)).append(" with records, ");
    rows.append(number(LookupNote.UNMATCHED_ROWS)).append(" without");
    if (count(LookupNote.SUPERSEDED_ROWS) > 0) {
      rows.append(", ").append(number(LookupNote.SUPERSEDED_ROWS)).append(" superseded");
    }
    if (count(LookupNote.REJECTED_ROWS) > 0) {
      rows.append(", ").append(number(LookupNote.REJECTED_ROWS)).append(" rejected");
    }
    lines.add("  %s: %s rows read: %s".formatted(of, number(LookupNote.ROWS), rows));
    if (count(LookupNote.FILTERED_INCIDENTS) > 0) {
      lines.add(
          "  %s: %s rows filtered, which are not incidents"
              .formatted(of, number(LookupNote.FILTERED_INCIDENTS)));
    }
    return lines;
  }

  private long count(LookupNote note) {
    return counts.getOrDefault(note.name(), 0L);
  }

  private String number(LookupNote note) {
    return RunSummaryPrinter.number(count(note));
  }
}
