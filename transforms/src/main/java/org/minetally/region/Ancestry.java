package org.minetally.region;

import java.io.Serializable;

/**
 * Which region belongs to which, and when.
 *
 * <p>A region that belonged to several regions has, behind the numbers of all regions, further
 * numbers: its versions, one for each line of ancestors that a record's interval can give it. Where
 * the ancestors differ within the interval, those on which they agree are known, the others are
 * not.
 *
 * @param width the number of levels
 * @param places by number times width plus level: the version of the ancestor that stands for it in
 *     that level's table, or {@link Gazetteer#UNKNOWN}
 * @param bases the regions of the versions, by number less the number of regions
 * @param parentCodes by number, what stands as its parent in its own level's table, or null
 * @param timelines by region, null for those without versions; empty if none has any
 * @param ever by region, the ancestors of all its stretches one after the other, null where its
 *     places say it all; empty if they do for every region
 */
@SuppressWarnings("ArrayRecordComponent") // built once, never compared, never given away
record Ancestry(
    int width, int[] places, int[] bases, String[] parentCodes, Timeline[] timelines, int[][] ever)
    implements Serializable {

  /** The region of which that is a version, or itself. */
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

  /** Whether the region belongs to that region of that level, or did so at any time. */
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
