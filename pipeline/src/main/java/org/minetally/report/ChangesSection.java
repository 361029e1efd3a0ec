package org.minetally.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.publish.ChangesEntry;

/**
 * The changes since the previous snapshot, by year and highest region level: the rows of the {@code
 * changes} table, summed. Datasets with suppressed counts are not compared.
 *
 * @param before the run id of the previous snapshot
 * @param ended when that run ended, ISO 8601 in UTC
 * @param comparable whether both snapshots have a comparable table for each dataset
 * @param cells the number of values that differ
 * @param first the first of these values
 */
record ChangesSection(
    String before, String ended, boolean comparable, int cells, List<Cell> first) {

  private static final int MOST = 100;
  private static final String TABLE = "changes";

  /**
   * A value that differs.
   *
   * @param dataset the dataset
   * @param year the year
   * @param region the code of the region
   * @param measure the column of the measure
   * @param before the value in the previous snapshot; null if not reported or if there was no such
   *     row
   * @param after the value in this snapshot; null if not reported or if there is no such row
   */
  record Cell(
      String dataset,
      String year,
      String region,
      String measure,
      BigDecimal before,
      BigDecimal after) {}

  /** A sum, with the number of reported values in it. */
  private record Sum(BigDecimal sum, int values) {

    static final Sum NONE = new Sum(BigDecimal.ZERO, 0);

    Sum plus(BigDecimal value) {
      return value == null ? this : new Sum(sum.add(value), values + 1);
    }

    Sum minus(Sum other) {
      return new Sum(sum.subtract(other.sum), values - other.values);
    }

    Sum plus(Sum other) {
      return new Sum(sum.add(other.sum), values + other.values);
    }

    /** Returns the sum; null if no value is reported. */
    BigDecimal shown() {
      return values == 0 ? null : sum;
    }
  }

  /** The previous and the present sum of the rows that differ. */
  private record Both(Sum before, Sum after) {}

  /** Returns the changes in a snapshot; empty if there is no previous snapshot. */
  static Optional<ChangesSection> in(Snapshot snapshot) throws IOException {
    ChangesEntry changes = snapshot.manifest().changes();
    if (changes == null) {
      return Optional.empty();
    }
    List<Cell> cells = new ArrayList<>();
    boolean comparable = true;
    for (Dataset dataset : Dataset.values()) {
      List<ReportTable> facts = snapshot.facts(dataset);
      if (facts.stream().anyMatch(ReportTable::suppresses)) {
        continue;
      }
      Optional<ReportTable> table =
          facts.stream()
              .filter(ReportTable::hasYears)
              .min(
                  Comparator.comparingInt(
                          (ReportTable fact) -> snapshot.regions().depth(fact.level()))
                      .thenComparingLong(ReportTable::rows)
                      .thenComparing(ReportTable::name));
      comparable &= table.map(fact -> isCompared(fact, changes)).orElse(facts.isEmpty());
      if (table.isPresent() && changes.byTable().containsKey(table.get().name())) {
        add(snapshot, table.get(), cells);
      }
    }
    return Optional.of(
        new ChangesSection(
            changes.previousRunId(),
            changes.previousEnded(),
            comparable,
            cells.size(),
            cells.subList(0, Math.min(MOST, cells.size()))));
  }

  private static boolean isCompared(ReportTable fact, ChangesEntry changes) {
    return changes.structure().stream().noneMatch(entry -> entry.table().equals(fact.name()));
  }

  private static void add(Snapshot snapshot, ReportTable fact, List<Cell> cells)
      throws IOException {
    NavigableMap<String, Map<String, Both>> listed = listed(snapshot, fact);
    Map<String, Map<String, Sum>> now = now(snapshot, fact, listed.keySet());
    listed.forEach(
        (key, measures) -> {
          for (Measure measure : fact.measures()) {
            Both both = measures.get(measure.column());
            if (both != null) {
              Sum after = now.get(key).getOrDefault(measure.column(), Sum.NONE);
              // Values that are not listed have not changed.
              cell(
                      fact.dataset(),
                      key,
                      measure,
                      after.minus(both.after()).plus(both.before()),
                      after)
                  .ifPresent(cells::add);
            }
          }
        });
  }

  private static Optional<Cell> cell(
      Dataset dataset, String key, Measure measure, Sum before, Sum after) {
    BigDecimal old = before.shown();
    BigDecimal present = after.shown();
    int scale = measure.isArea() ? Measure.AREA_SCALE : 0;
    int space = key.indexOf(' ');
    return !differ(old, present)
        ? Optional.empty()
        : Optional.of(
            new Cell(
                dataset.label(),
                key.substring(0, space),
                key.substring(space + 1),
                measure.column(),
                old == null ? null : old.setScale(scale),
                present == null ? null : present.setScale(scale)));
  }

  private static boolean differ(BigDecimal old, BigDecimal now) {
    if (old == null || now == null) {
      return (old == null) != (now == null);
    }
    return old.compareTo(now) != 0;
  }

  /** Returns the sums of the listed values, by year and region, then by measure. */
  private static NavigableMap<String, Map<String, Both>> listed(Snapshot snapshot, ReportTable fact)
      throws IOException {
    SnapshotTable rows =
        SnapshotTable.read(
            snapshot.folder(),
            TABLE,
            List.of("period_key", "region_code", "measure", "old_value", "new_value"),
            new SnapshotTable.Only("table_name", fact.name()));
    NavigableMap<String, Map<String, Both>> listed = new TreeMap<>();
    for (int row = 0; row < rows.rows(); row++) {
      Both one =
          new Both(
              Sum.NONE.plus(rows.number("old_value", row)),
              Sum.NONE.plus(rows.number("new_value", row)));
      listed
          .computeIfAbsent(key(rows, row), any -> new HashMap<>())
          .merge(
              rows.text("measure", row),
              one,
              (a, b) -> new Both(a.before().plus(b.before()), a.after().plus(b.after())));
    }
    return listed;
  }

  /** Returns the sums of all rows of the table for these years and regions, then by measure. */
  private static Map<String, Map<String, Sum>> now(
      Snapshot snapshot, ReportTable fact, Set<String> keys) throws IOException {
    List<String> columns = new ArrayList<>(List.of("period_key", "region_code"));
    fact.measures().forEach(measure -> columns.add(measure.column()));
    SnapshotTable rows = SnapshotTable.read(snapshot.folder(), fact.name(), columns);
    Map<String, Map<String, Sum>> sums = new HashMap<>();
    new TreeSet<>(keys).forEach(key -> sums.put(key, new HashMap<>()));
    for (int row = 0; row < rows.rows(); row++) {
      Map<String, Sum> of = sums.get(key(rows, row));
      if (of != null) {
        for (Measure measure : fact.measures()) {
          of.merge(
              measure.column(),
              Sum.NONE.plus(rows.number(measure.column(), row)),
              (a, b) -> a.plus(b));
        }
      }
    }
    return sums;
  }

  private static String key(SnapshotTable rows, int row) {
    return Periods.yearOf(rows.text("period_key", row)) + " " + rows.text("region_code", row);
  }
}
