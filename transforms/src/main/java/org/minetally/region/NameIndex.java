package org.minetally.region;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.IntPredicate;
import java.util.function.ObjIntConsumer;

/**
 * The folded names and aliases of one level's regions, as sorted arrays: compact, and usable
 * immediately after deserialization.
 */
final class NameIndex implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Distinct, in ascending order. */
  private final String[] names;

  /**
   * The regions of {@code names[i]} are {@code regions[first[i]]} to {@code regions[first[i + 1] -
   * 1]}.
   */
  private final int[] first;

  private final int[] regions;

  private NameIndex(String[] names, int[] first, int[] regions) {
    this.names = names;
    this.first = first;
    this.regions = regions;
  }

  static NameIndex of(SortedMap<String, SortedSet<Integer>> regionsByName) {
    String[] names = new String[regionsByName.size()];
    int[] first = new int[names.length + 1];
    int at = 0;
    for (Map.Entry<String, SortedSet<Integer>> entry : regionsByName.entrySet()) {
      names[at] = entry.getKey();
      first[at + 1] = first[at] + entry.getValue().size();
      at++;
    }
    int[] regions =
        regionsByName.values().stream()
            .flatMap(Collection::stream)
            .mapToInt(Integer::intValue)
            .toArray();
    return new NameIndex(names, first, regions);
  }

  /**
   * Returns the only region of that name that satisfies {@code wanted}, {@link Gazetteer#NOT_FOUND}
   * or {@link Gazetteer#AMBIGUOUS}.
   */
  int find(String foldedName, IntPredicate wanted) {
    int at = Arrays.binarySearch(names, foldedName);
    int found = Gazetteer.NOT_FOUND;
    if (at >= 0) {
      for (int i = first[at]; i < first[at + 1]; i++) {
        if (wanted.test(regions[i])) {
          if (found != Gazetteer.NOT_FOUND) {
            return Gazetteer.AMBIGUOUS;
          }
          found = regions[i];
        }
      }
    }
    return found;
  }

  /** Passes each pair of a folded name and a region to {@code action}, in ascending order. */
  void forEach(ObjIntConsumer<String> action) {
    for (int at = 0; at < names.length; at++) {
      for (int i = first[at]; i < first[at + 1]; i++) {
        action.accept(names[at], regions[i]);
      }
    }
  }
}
