package org.minetally.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minetally.model.Dataset;

/**
 * The data of the page, embedded in it as JSON.
 *
 * @param manifest the run, its files and its record counts, from the manifest
 * @param datasets a section for each dataset of the snapshot
 * @param axes the periods that charts show, by period type
 * @param sentences what the charts show in words, by dataset and chart
 * @param placeSentences what the map and the ranking show in words, by dataset and selection
 * @param places the region levels and their boundaries
 * @param lists the first rows of other tables
 * @param checks the checks before publication
 * @param changes the changes since the previous snapshot; null if there is none
 */
record ReportContent(
    Origin manifest,
    List<DatasetSection> datasets,
    Map<String, TimeAxis> axes,
    Map<String, Map<String, WholeText>> sentences,
    Map<String, Map<String, List<WholeText>>> placeSentences,
    @JsonUnwrapped Places places,
    @JsonUnwrapped Lists lists,
    @JsonUnwrapped Checks checks,
    ChangesSection changes) {

  private static final int MOST_ROWS = 50;
  private static final int MOST_CLAIMS = 500;

  /**
   * The places of the map.
   *
   * @param levels the region levels, highest first
   * @param regions the regions of each level that the tables have, by code
   * @param boundaries the boundaries by level; empty if the snapshot has none
   */
  record Places(
      List<String> levels,
      Map<String, Map<String, RegionInfo>> regions,
      Map<String, MapShapes> boundaries) {

    /** Returns the regions of a level by code. */
    Map<String, RegionInfo> of(LevelSection level) {
      return regions.getOrDefault(level.level(), Map.of());
    }

    static Places of(Snapshot snapshot, List<DatasetSection> datasets) throws IOException {
      List<String> levels = new ArrayList<>(snapshot.regions().levels());
      List<String> shown =
          datasets.stream()
              .flatMap(set -> set.figures().levels().stream())
              .map(LevelSection::level)
              .distinct()
              .toList();
      return new Places(
          levels,
          RegionInfo.of(snapshot, shown),
          BoundaryPaths.of(snapshot.folder(), snapshot.regions(), shown));
    }
  }

  /**
   * The tables that are shown in part.
   *
   * @param claims the first rows of the claims table
   * @param findings the first findings
   * @param rejects the first rejected records
   * @param unmatched the most frequent unmatched place names
   * @param rows the total number of rows of each table
   */
  record Lists(
      List<Map<String, Object>> claims,
      List<Map<String, Object>> findings,
      List<Map<String, Object>> rejects,
      List<Map<String, Object>> unmatched,
      Map<String, Long> rows) {

    private static final List<String> TABLES =
        List.of("claims", "findings", "rejects", "unmatched_names");

    static Lists of(Snapshot snapshot) throws IOException {
      List<Map<String, Object>> unmatched = ReportContent.rows(snapshot, "unmatched_names");
      unmatched.sort(
          Comparator.comparing((Map<String, Object> row) -> (BigDecimal) row.get("records"))
              .reversed());
      Map<String, Long> rows = new LinkedHashMap<>();
      TABLES.forEach(table -> rows.put(table, snapshot.rows(table)));
      return new Lists(
          first(ReportContent.rows(snapshot, "claims"), MOST_CLAIMS),
          first(ReportContent.rows(snapshot, "findings"), MOST_ROWS),
          first(ReportContent.rows(snapshot, "rejects"), MOST_ROWS),
          first(unmatched, MOST_ROWS),
          rows);
    }
  }

  /**
   * The checks before publication.
   *
   * @param checks the results; empty if the snapshot has none
   * @param failedChecks the reasons for the first failed checks
   * @param moreFailedChecks the number of failed checks that are not shown
   */
  record Checks(List<CheckLine> checks, List<String> failedChecks, int moreFailedChecks) {

    static Checks of(Snapshot snapshot) throws IOException {
      CheckLine.All all = CheckLine.in(snapshot.folder());
      return new Checks(
          all.lines(),
          first(all.failed(), MOST_ROWS),
          Math.max(0, all.failed().size() - MOST_ROWS));
    }
  }

  /** Returns the content of the report on a snapshot. */
  static ReportContent of(Snapshot snapshot, ReportText text) throws IOException {
    List<DatasetSection> datasets = new ArrayList<>();
    for (Dataset dataset : Dataset.values()) {
      if (!snapshot.facts(dataset).isEmpty()) {
        datasets.add(DatasetSection.of(snapshot, dataset));
      }
    }
    Map<String, TimeAxis> axes = TimeAxis.of(snapshot, datasets);
    Places places = Places.of(snapshot, datasets);
    Findings findings = new Findings(text, axes);
    PlaceFindings placeFindings = new PlaceFindings(text, axes.get("year"), places.regions());
    Map<String, Map<String, WholeText>> sentences = new LinkedHashMap<>();
    Map<String, Map<String, List<WholeText>>> placeSentences = new LinkedHashMap<>();
    for (DatasetSection dataset : datasets) {
      sentences.put(dataset.id(), findings.of(dataset));
      placeSentences.put(dataset.id(), placeFindings.of(dataset));
    }
    return new ReportContent(
        Origin.of(snapshot.folder()),
        datasets,
        axes,
        sentences,
        placeSentences,
        places,
        Lists.of(snapshot),
        Checks.of(snapshot),
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
