package org.minetally.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;

/**
 * What differs from the snapshot before, by year and by the highest region level that both have.
 *
 * @param before the run of that snapshot
 * @param ended when it was made, ISO 8601 in UTC
 * @param comparable whether both have such a table of each dataset
 * @param cells how many values differ
 * @param first the first of them
 */
record Changes(String before, String ended, boolean comparable, int cells, List<Cell> first) {

  private static final int MOST = 100;

  /**
   * One value that differs.
   *
   * @param dataset the dataset
   * @param year the year
   * @param region the region's code
   * @param measure the measure's column
   * @param before its value before; null: not reported, or no such row
   * @param after its value now
   */
  record Cell(
      String dataset,
      String year,
      String region,
      String measure,
      BigDecimal before,
      BigDecimal after) {}

  static Changes between(Snapshot before, Snapshot after) throws IOException {
    List<Cell> cells = new ArrayList<>();
    boolean comparable = true;
    for (Dataset dataset : Dataset.values()) {
      Optional<FactTable> table =
          after.facts(dataset).stream()
              .filter(FactTable::hasYears)
              .min(
                  Comparator.comparingInt((FactTable fact) -> after.regions().depth(fact.level()))
                      .thenComparingLong(FactTable::rows)
                      .thenComparing(FactTable::name));
      if (table.isEmpty()) {
        comparable &= after.facts(dataset).isEmpty();
        continue;
      }
      Optional<FactTable> earlier =
          before.facts(dataset).stream()
              .filter(fact -> fact.name().equals(table.get().name()))
              .findFirst();
      if (earlier.isEmpty()) {
        comparable = false;
        continue;
      }
      compare(
          dataset, sums(before.folder(), earlier.get()), sums(after.folder(), table.get()), cells);
    }
    return new Changes(
        before.manifest().runId(),
        before.manifest().ended(),
        comparable,
        cells.size(),
        cells.subList(0, Math.min(MOST, cells.size())));
  }

  private static NavigableMap<String, NavigableMap<String, BigDecimal>> sums(
      Path snapshot, FactTable table) throws IOException {
    List<String> columns = new ArrayList<>(List.of("period_key", "region_code"));
    table.measures().forEach(measure -> columns.add(measure.column()));
    SnapshotTable rows = SnapshotTable.read(snapshot, table.name(), columns);
    Sums sums = new Sums(table.measures());
    for (int row = 0; row < rows.rows(); row++) {
      sums.add(
          Periods.yearOf(rows.text("period_key", row)) + " " + rows.text("region_code", row),
          rows,
          row);
    }
    return sums.byKey();
  }

  private static void compare(
      Dataset dataset,
      NavigableMap<String, NavigableMap<String, BigDecimal>> before,
      NavigableMap<String, NavigableMap<String, BigDecimal>> after,
      List<Cell> cells) {
    NavigableMap<String, NavigableMap<String, BigDecimal>> keys = new TreeMap<>(before);
    keys.putAll(after);
    for (String key : keys.keySet()) {
      for (Measure measure : dataset.measures()) {
        BigDecimal old = before.getOrDefault(key, new TreeMap<>()).get(measure.column());
        BigDecimal now = after.getOrDefault(key, new TreeMap<>()).get(measure.column());
        if (differ(old, now)) {
          int space = key.indexOf(' ');
          cells.add(
              new Cell(
                  dataset.label(),
                  key.substring(0, space),
                  key.substring(space + 1),
                  measure.column(),
                  old,
                  now));
        }
      }
    }
  }

  private static boolean differ(BigDecimal old, BigDecimal now) {
    if (old == null || now == null) {
      return (old == null) != (now == null);
    }
    return old.compareTo(now) != 0;
  }
}
