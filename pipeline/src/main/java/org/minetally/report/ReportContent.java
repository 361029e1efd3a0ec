package org.minetally.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minetally.model.Dataset;
import org.minetally.report.BoundaryPaths.Boundary;

/**
 * The data of the page, embedded in it as JSON.
 *
 * @param manifest the run, its files and its record counts, from the manifest
 * @param datasets a section for each dataset of the snapshot
 * @param levels the region levels, highest first
 * @param boundaries the boundaries for the map, by level; empty if the snapshot has none
 * @param claims the first rows of the claims table
 * @param findings the first findings
 * @param rejects the first rejected records
 * @param unmatched the most frequent unmatched place names
 * @param rows the total number of rows of each table that is shown in part
 * @param checks the results of the checks before publication; empty if the snapshot has none
 * @param failedChecks the reasons for the first failed checks
 * @param moreFailedChecks the number of failed checks that are not shown
 * @param changes the changes since the previous snapshot; null if there is none
 */
record ReportContent(
    Map<String, Object> manifest,
    List<DatasetSection> datasets,
    List<String> levels,
    Map<String, List<Boundary>> boundaries,
    List<Map<String, Object>> claims,
    List<Map<String, Object>> findings,
    List<Map<String, Object>> rejects,
    List<Map<String, Object>> unmatched,
    Map<String, Long> rows,
    List<CheckLine> checks,
    List<String> failedChecks,
    int moreFailedChecks,
    ChangesSection changes) {

  private static final int MOST_ROWS = 50;
  private static final int MOST_CLAIMS = 500;
  private static final List<String> LISTS =
      List.of("claims", "findings", "rejects", "unmatched_names");

  /** Returns the content of the report on a snapshot. */
  static ReportContent of(Snapshot snapshot) throws IOException {
    List<DatasetSection> datasets = new ArrayList<>();
    for (Dataset dataset : Dataset.values()) {
      if (!snapshot.facts(dataset).isEmpty()) {
        datasets.add(DatasetSection.of(snapshot, dataset));
      }
    }
    List<Map<String, Object>> unmatched = rows(snapshot, "unmatched_names");
    unmatched.sort(
        Comparator.comparing((Map<String, Object> row) -> (BigDecimal) row.get("records"))
            .reversed());
    Map<String, Long> rows = new LinkedHashMap<>();
    LISTS.forEach(table -> rows.put(table, snapshot.rows(table)));
    CheckLine.All checks = CheckLine.in(snapshot.folder());
    return new ReportContent(
        Origin.of(snapshot.folder()),
        datasets,
        snapshot.regions().levels(),
        BoundaryPaths.of(snapshot.folder(), snapshot.regions()),
        first(rows(snapshot, "claims"), MOST_CLAIMS),
        first(rows(snapshot, "findings"), MOST_ROWS),
        first(rows(snapshot, "rejects"), MOST_ROWS),
        first(unmatched, MOST_ROWS),
        rows,
        checks.lines(),
        first(checks.failed(), MOST_ROWS),
        Math.max(0, checks.failed().size() - MOST_ROWS),
        ChangesSection.in(snapshot).orElse(null));
  }

  private static <T> List<T> first(List<T> rows, int most) {
    return rows.subList(0, Math.min(most, rows.size()));
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
