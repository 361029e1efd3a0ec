package org.minetally.region;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds regions by their level and their code or folded name. */
final class RegionIndex {

  private static final int[] NONE = {};

  private final Map<String, Integer> byCode = new HashMap<>();
  private final Map<String, int[]> byName = new HashMap<>();

  RegionIndex(List<Region> regions) {
    for (int id = 0; id < regions.size(); id++) {
      int number = id;
      Region region = regions.get(id);
      byCode.put(key(region.level(), region.code()), id);
      for (String name : names(region)) {
        byName.merge(
            key(region.level(), name), new int[] {id}, (known, more) -> with(known, number));
      }
    }
  }

  int byCode(int level, String code) {
    return byCode.getOrDefault(key(level, code), Gazetteer.NOT_FOUND);
  }

  /** All regions of a level that have the folded name. */
  int[] byName(int level, String folded) {
    return byName.getOrDefault(key(level, folded), NONE);
  }

  /** All of a region's names, folded. */
  static Set<String> names(Region region) {
    Set<String> names = new TreeSet<>();
    names.add(NameFolding.fold(region.name()));
    region.aliases().forEach(alias -> names.add(NameFolding.fold(alias)));
    names.remove("");
    return names;
  }

  private static String key(int level, String text) {
    return level + ":" + text;
  }

  private static int[] with(int[] known, int more) {
    int[] all = Arrays.copyOf(known, known.length + 1);
    all[known.length] = more;
    return all;
  }
}
