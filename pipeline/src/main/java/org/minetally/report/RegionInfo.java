package org.minetally.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the page knows about a region, apart from its figures.
 *
 * @param label its name, followed by that of the region above it
 * @param areaKm2 its area in square kilometres; null if not known
 * @param population its latest known number of inhabitants; null if not known
 * @param populationYear the year of that population; null if not known
 * @param populations the inhabitants by which the published rates of a year are divided, by year
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record RegionInfo(
    String label,
    Double areaKm2,
    BigDecimal population,
    BigDecimal populationYear,
    NavigableMap<String, BigDecimal> populations) {

  private static final String POPULATION = "population";

  /** Returns the known regions of each level by code, sorted by code. */
  static Map<String, Map<String, RegionInfo>> of(Snapshot snapshot, List<String> levels)
      throws IOException {
    Map<String, Map<String, RegionInfo>> byLevel = new LinkedHashMap<>();
    for (String level : levels) {
      Map<String, NavigableMap<String, BigDecimal>> populations = populations(snapshot, level);
      Map<String, RegionInfo> byCode = new LinkedHashMap<>();
      snapshot
          .regions()
          .of(level)
          .forEach(
              (code, region) -> {
                if (LevelSection.isKnown(code)) {
                  byCode.put(
                      DisplayText.code(code),
                      new RegionInfo(
                          label(snapshot.regions(), level, region),
                          region.size().areaKm2(),
                          region.size().population(),
                          region.size().populationYear(),
                          populations.getOrDefault(code, new TreeMap<>())));
                }
              });
      byLevel.put(level, byCode);
    }
    return byLevel;
  }

  private static String label(Regions regions, String level, Regions.Region region) {
    int depth = regions.depth(level);
    if (depth == 0 || region.parent() == null) {
      return region.name();
    }
    String above = regions.levels().get(depth - 1);
    Regions.Region parent = regions.of(above).get(region.parent());
    // The name of the only region of a level says nothing.
    return parent == null || regions.known(above) < 2 || !LevelSection.isKnown(region.parent())
        ? region.name()
        : region.name() + ", " + parent.name();
  }

  /** Returns the populations in the first summary table of a level that has them. */
  private static Map<String, NavigableMap<String, BigDecimal>> populations(
      Snapshot snapshot, String level) throws IOException {
    Map<String, NavigableMap<String, BigDecimal>> populations = new TreeMap<>();
    for (String period : List.of("year", "quarter", "month")) {
      String table = "summary_by_%s_%s".formatted(period, level);
      if (snapshot.has(table)
          && SnapshotTable.columns(snapshot.folder(), table).contains(POPULATION)) {
        SnapshotTable rows =
            SnapshotTable.read(
                snapshot.folder(), table, List.of("period_key", "region_code", POPULATION));
        for (int row = 0; row < rows.rows(); row++) {
          BigDecimal population = rows.number(POPULATION, row);
          if (population != null && Periods.isExact(rows.text("period_key", row))) {
            populations
                .computeIfAbsent(rows.text("region_code", row), any -> new TreeMap<>())
                .put(Periods.yearOf(rows.text("period_key", row)), population);
          }
        }
        return populations;
      }
    }
    return populations;
  }
}
