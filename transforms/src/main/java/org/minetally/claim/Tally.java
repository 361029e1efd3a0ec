package org.minetally.claim;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What records come to for one claim. Tallies are merged in any order, with one result.
 *
 * @param certain the sum over the records that certainly fit
 * @param more the sum of what may come to it, of records that may fit
 * @param less the sum of what may go from it, of corrections below zero that may fit; not above 0
 * @param certainRecords how many records certainly fit
 * @param possibleRecords how many may fit
 * @param silentRecords how many fit, or may fit, and do not report the measure
 * @param recordsInTime how many of the dataset lie in the window, or may, whatever else they are
 * @param doubts why records only may fit: by dimension's column, {@link #TIME} or {@link #PLACE}
 */
public record Tally(
    long certain,
    long more,
    long less,
    long certainRecords,
    long possibleRecords,
    long silentRecords,
    long recordsInTime,
    SortedMap<String, Long> doubts)
    implements Serializable {

  /** The interval reaches out of the window. */
  public static final String TIME = "time";

  /** The place is known less precisely than the claim's. */
  public static final String PLACE = "place";

  /** No record at all. */
  public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, new TreeMap<>());

  public Tally {
    doubts = new TreeMap<>(doubts);
  }

  /** Both together. */
  public Tally plus(Tally other) {
    SortedMap<String, Long> all = new TreeMap<>(doubts);
    other.doubts.forEach((why, records) -> all.merge(why, records, Math::addExact));
    return new Tally(
        Math.addExact(certain, other.certain),
        Math.addExact(more, other.more),
        Math.addExact(less, other.less),
        Math.addExact(certainRecords, other.certainRecords),
        Math.addExact(possibleRecords, other.possibleRecords),
        Math.addExact(silentRecords, other.silentRecords),
        Math.addExact(recordsInTime, other.recordsInTime),
        all);
  }

  /** The lowest value that the records support. */
  public long lowest() {
    return Math.addExact(certain, less);
  }

  /** The highest value that the records support. */
  public long highest() {
    return Math.addExact(certain, more);
  }
}
