package org.minetally.region;

import java.io.Serializable;

/**
 * Which region belongs to which, and when.
 *
 * <p>A region that has belonged to several regions over time has versions. They are numbered after
 * all regions, one number for each chain of ancestors that a record's interval can select. If the
 * ancestors change within the interval, those that stay the same are known and the others are not.
 *
 * @param width the number of levels
 * @param places indexed by number times width plus level: the version of the ancestor that
 *     represents the number in that level's table, or {@link Gazetteer#UNKNOWN}
 * @param bases the regions of the versions, indexed by number minus the number of regions
 * @param parentCodes indexed by number: the parent's code in the table of the number's own level,
 *     or null
 * @param timelines indexed by region, null for a region without versions; empty if no region has
 *     any
 * @param ever indexed by region: the ancestors in all of the region's stretches, concatenated; null
 *     if {@code places} already contains them; empty if it does for every region
 */
@SuppressWarnings("ArrayRecordComponent") // built once, never compared, never exposed
record Ancestry(
    int width, int[] places, int[] bases, String[] parentCodes, Timeline[] timelines, int[][] ever)
    implements Serializable {

  /** Returns the region that the number is a version of, or the number itself for a region. */
  int base(int number) {
    int regions = parentCodes.length - bases.length;
    return number < regions ? number : bases[number - regions];
  }

  int placeAt(int number, int level) {
    return places[number * width + level];
  }

  boolean isTimed(int number) {
    return timelines.length > 0 && number >= 0 && timelines[base(number)] != null;
  }

  int at(int number, int startDay, int endDay) {
    return timelines[base(number)].at(startDay, endDay);
  }

  int[] versions(int number, int startDay, int endDay) {
    return timelines[base(number)].each(startDay, endDay);
  }

  /**
   * Returns whether the region belongs, or belonged at any time, to the given region of that level.
   */
  boolean isEverWithin(int region, int ancestor, int level) {
    if (ever.length == 0 || ever[region] == null) {
      int place = placeAt(region, level);
      return place >= 0 && base(place) == ancestor;
    }
    for (int at = level; at < ever[region].length; at += width) {
      if (ever[region][at] == ancestor) {
        return true;
      }
    }
    return false;
  }
}
