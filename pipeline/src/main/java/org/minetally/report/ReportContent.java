package org.minetally.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minetally.model.Dataset;
import org.minetally.publish.Manifest;
import org.minetally.report.Outlines.Outline;

/**
 * All that the page shows, as it is put into it.
 *
 * @param manifest what the snapshot was made of
 * @param datasets a section for each dataset that the snapshot has
 * @param levels the region levels, from the top down
 * @param outlines by level, what the map draws; empty if the snapshot has no outlines
 * @param claims the table claims
 * @param findings the first findings
 * @param rejects the first rejected records
 * @param unmatched the place names that were not found, the most frequent first
 * @param unmatchedNames how many such names there are
 * @param checks what came of the checks before publication; empty if the snapshot has none
 * @param failedChecks why those that failed did
 * @param changes what differs from the snapshot before; null if there is none
 */
record ReportContent(
    Manifest manifest,
    List<DatasetSection> datasets,
    List<String> levels,
    Map<String, List<Outline>> outlines,
    List<Map<String, Object>> claims,
    List<Map<String, Object>> findings,
    List<Map<String, Object>> rejects,
    List<Map<String, Object>> unmatched,
    long unmatchedNames,
    List<CheckLine> checks,
    List<String> failedChecks,
    Changes changes) {

  private static final int MOST_ROWS = 50;

  /** The content of a snapshot's report. */
  static ReportContent of(Snapshot snapshot) throws IOException {
    List<DatasetSection> datasets = new ArrayList<>();
    for (Dataset dataset : Dataset.values()) {
      List<FactTable> facts = snapshot.facts(dataset);
      if (!facts.isEmpty()) {
        datasets.add(DatasetSection.of(snapshot.folder(), dataset, facts, snapshot.regions()));
      }
    }
    List<Map<String, Object>> unmatched = rows(snapshot, "unmatched_names");
    unmatched.sort(
        Comparator.comparing((Map<String, Object> row) -> (BigDecimal) row.get("records"))
            .reversed());
    CheckLine.All checks = CheckLine.in(snapshot.folder());
    return new ReportContent(
        snapshot.manifest(),
        datasets,
        snapshot.regions().levels(),
        Outlines.of(snapshot.folder(), snapshot.regions()),
        rows(snapshot, "claims"),
        first(rows(snapshot, "findings")),
        first(rows(snapshot, "rejects")),
        first(unmatched),
        unmatched.size(),
        checks.lines(),
        checks.failed(),
        Changes.in(snapshot).orElse(null));
  }

  private static List<Map<String, Object>> first(List<Map<String, Object>> rows) {
    return rows.subList(0, Math.min(MOST_ROWS, rows.size()));
  }

  private static List<Map<String, Object>> rows(Snapshot snapshot, String table)
      throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (!snapshot.has(table)) {
      return rows;
    }
    SnapshotTable values = SnapshotTable.read(snapshot.folder(), table);
    for (int row = 0; row < values.rows(); row++) {
      Map<String, Object> shown = new LinkedHashMap<>();
      for (String column : values.columns()) {
        shown.put(column, values.shown(column, row));
      }
      rows.add(shown);
    }
    return rows;
  }
}
