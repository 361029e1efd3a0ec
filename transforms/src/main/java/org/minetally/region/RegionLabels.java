package org.minetally.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.minetally.region.internal.RegionCell;

/**
 * Names for people that are unique among the places of a level: "Puerto Rico, Caquetá". A name that
 * is unique stays as it is; others are followed by the names of the regions above, as many as it
 * takes, and finally by the code. Letters of different case do not make names different, because
 * some readers ignore case.
 */
final class RegionLabels {

  private final List<Map<String, String>> byLevel;

  private RegionLabels(List<Map<String, String>> byLevel) {
    this.byLevel = byLevel;
  }

  static RegionLabels of(Gazetteer gazetteer) {
    List<Map<String, String>> byLevel = new ArrayList<>();
    for (int level = 0; level < gazetteer.levels().size(); level++) {
      byLevel.add(labels(names(gazetteer, level)));
    }
    return new RegionLabels(byLevel);
  }

  /** Returns the label of a place; its code if the gazetteer has no such place. */
  String label(int level, String code) {
    return byLevel.get(level).getOrDefault(code, code);
  }

  /**
   * Returns the names of every place that the table of a level may contain, by code: its own name,
   * then those of the regions above, the lowest first.
   */
  private static Map<String, List<String>> names(Gazetteer gazetteer, int level) {
    Map<String, List<String>> names = new TreeMap<>();
    names.put(RegionCell.UNKNOWN, List.of(RegionCell.UNKNOWN));
    for (int id = 0; id < gazetteer.size(); id++) {
      Region region = gazetteer.region(id);
      List<String> path = new ArrayList<>();
      if (region.level() < level) {
        path.add(RegionCell.UNKNOWN);
        addPath(gazetteer, id, path);
        names.putIfAbsent(RegionCell.unknownBelow(region.code()).code(), path);
      } else if (region.level() == level) {
        addPath(gazetteer, id, path);
        names.putIfAbsent(region.code(), path);
      }
    }
    return names;
  }

  private static void addPath(Gazetteer gazetteer, int id, List<String> path) {
    for (int at = id; at != Gazetteer.UNKNOWN; at = gazetteer.region(at).parent()) {
      path.add(gazetteer.region(at).name());
    }
  }

  private static Map<String, String> labels(Map<String, List<String>> names) {
    Map<String, String> labels = new HashMap<>();
    Set<String> taken = new HashSet<>();
    Map<String, List<String>> left = new TreeMap<>(names);
    int longest = names.values().stream().mapToInt(List::size).max().orElse(0);
    for (int length = 1; length <= longest && !left.isEmpty(); length++) {
      Map<String, Integer> counts = new HashMap<>();
      for (List<String> path : left.values()) {
        counts.merge(folded(label(path, length)), 1, Integer::sum);
      }
      int parts = length;
      counts.forEach((label, count) -> counts.put(label, taken.contains(label) ? 2 : count));
      left.entrySet()
          .removeIf(
              place -> {
                String label = label(place.getValue(), parts);
                boolean unique = counts.get(folded(label)) == 1;
                if (unique) {
                  labels.put(place.getKey(), label);
                  taken.add(folded(label));
                }
                return unique;
              });
    }
    left.forEach(
        (code, path) -> {
          String label = label(path, path.size());
          do {
            label += " (" + code + ")";
          } while (!taken.add(folded(label)));
          labels.put(code, label);
        });
    return labels;
  }

  private static String label(List<String> path, int length) {
    return String.join(", ", path.subList(0, Math.min(length, path.size())));
  }

  private static String folded(String label) {
    return label.toLowerCase(Locale.ROOT);
  }
}
