package org.minetally.region;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** Finds the regions of a level by their codes and names. Immutable. */
final class RegionIndex implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The number of the first region of each level, then the number of regions. */
  private final int[] firstOfLevel;

  /** The codes by region number; each level's are in ascending order. */
  private final String[] codes;

  private final List<NameIndex> namesByLevel;

  RegionIndex(List<Region> regions, int[] firstOfLevel, List<NameIndex> namesByLevel) {
    this.codes = regions.stream().map(Region::code).toArray(String[]::new);
    this.firstOfLevel = firstOfLevel.clone();
    this.namesByLevel = List.copyOf(namesByLevel);
  }

  /** Returns the region of that level with exactly that code, or {@link Gazetteer#NOT_FOUND}. */
  int findCode(int level, String code) {
    int found = Arrays.binarySearch(codes, firstOfLevel[level], firstOfLevel[level + 1], code);
    return found < 0 ? Gazetteer.NOT_FOUND : found;
  }

  /** Returns the code of a region. */
  String code(int region) {
    return codes[region];
  }

  /** Returns the names of a level's regions. */
  NameIndex names(int level) {
    return namesByLevel.get(level);
  }
}
