package org.minetally.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The regions of a snapshot, from its table dim_region. */
final class Regions {

  /**
   * One region.
   *
   * @param name its name
   * @param parent the code of the region above; null: there is none, or it is not known
   */
  record Region(String name, String parent) {}

  private final Map<String, NavigableMap<String, Region>> byLevel = new HashMap<>();
  private final List<String> levels = new ArrayList<>();

  private Regions() {}

  static Regions of(Path snapshot) throws IOException {
    SnapshotTable table =
        SnapshotTable.read(
            snapshot,
            "dim_region",
            List.of("region_level", "region_code", "region_name", "parent_code"));
    Regions regions = new Regions();
    for (int row = 0; row < table.rows(); row++) {
      regions
          .byLevel
          .computeIfAbsent(table.text("region_level", row), any -> new TreeMap<>())
          .put(
              table.text("region_code", row),
              new Region(table.text("region_name", row), table.text("parent_code", row)));
    }
    regions.order();
    return regions;
  }

  /** A level lies below another if its regions' parents lie there. */
  private void order() {
    List<String> left = new ArrayList<>(new java.util.TreeSet<>(byLevel.keySet()));
    while (!left.isEmpty()) {
      String next =
          left.stream()
              .filter(level -> left.stream().noneMatch(above -> isAbove(above, level)))
              .findFirst()
              .orElse(left.get(0));
      left.remove(next);
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

  /** How many levels lie above a level; as many as there are for one that has no regions. */
  int depth(String level) {
    int depth = levels.indexOf(level);
    return depth < 0 ? levels.size() : depth;
  }

  /** The levels, from the top down. */
  List<String> levels() {
    return List.copyOf(levels);
  }

  /** How many regions a level has, the unknown places not counted. */
  int known(String level) {
    return (int) of(level).keySet().stream().filter(LevelSection::isKnown).count();
  }

  /** The regions of a level by code. */
  NavigableMap<String, Region> of(String level) {
    return byLevel.getOrDefault(level, new TreeMap<>());
  }
}
