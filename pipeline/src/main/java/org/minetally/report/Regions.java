package org.minetally.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The regions of a snapshot, from its {@code dim_region} table. */
final class Regions {

  /**
   * A region.
   *
   * @param name its name
   * @param parent the code of its parent; null if there is none or if it is unknown
   * @param size its area and population
   */
  record Region(String name, String parent, Size size) {}

  /** The size of a region; null for what is not known. */
  record Size(Double areaKm2, BigDecimal population, BigDecimal populationYear) {}

  private static final List<String> COLUMNS =
      List.of("region_level", "region_code", "region_name", "parent_code");
  private static final List<String> SIZES = List.of("area_km2", "population", "population_year");

  private final Map<String, NavigableMap<String, Region>> byLevel = new HashMap<>();
  private final List<String> levels = new ArrayList<>();

  private Regions() {}

  static Regions of(Path snapshot) throws IOException {
    List<String> columns = new ArrayList<>(COLUMNS);
    List<String> all = SnapshotTable.columns(snapshot, "dim_region");
    SIZES.stream().filter(all::contains).forEach(columns::add);
    SnapshotTable table = SnapshotTable.read(snapshot, "dim_region", columns);
    Regions regions = new Regions();
    for (int row = 0; row < table.rows(); row++) {
      regions
          .byLevel
          .computeIfAbsent(table.text("region_level", row), any -> new TreeMap<>())
          .put(
              table.text("region_code", row),
              new Region(
                  table.text("region_name", row),
                  table.text("parent_code", row),
                  new Size(
                      (Double) table.orNull("area_km2", row),
                      (BigDecimal) table.orNull("population", row),
                      (BigDecimal) table.orNull("population_year", row))));
    }
    regions.order();
    return regions;
  }

  /**
   * Sorts the levels: a level is below another if regions of the other are parents of its regions.
   */
  private void order() {
    List<String> remaining = new ArrayList<>(new java.util.TreeSet<>(byLevel.keySet()));
    while (!remaining.isEmpty()) {
      String next =
          remaining.stream()
              .filter(level -> remaining.stream().noneMatch(above -> isAbove(above, level)))
              .findFirst()
              .orElse(remaining.get(0));
      remaining.remove(next);
      levels.add(next);
    }
  }

  private boolean isAbove(String above, String level) {
    return !above.equals(level)
        && byLevel.get(level).values().stream()
            .anyMatch(
                region ->
                    region.parent() != null && byLevel.get(above).containsKey(region.parent()));
  }

  /** Returns the number of levels above a level; the number of all levels if it has no regions. */
  int depth(String level) {
    int depth = levels.indexOf(level);
    return depth < 0 ? levels.size() : depth;
  }

  /** Returns the levels, highest first. */
  List<String> levels() {
    return List.copyOf(levels);
  }

  /** Returns the number of known regions at a level. */
  int known(String level) {
    return (int) of(level).keySet().stream().filter(LevelSection::isKnown).count();
  }

  /** Returns the regions of a level by code. */
  NavigableMap<String, Region> of(String level) {
    return byLevel.getOrDefault(level, new TreeMap<>());
  }
}
