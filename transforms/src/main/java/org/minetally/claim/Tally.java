package org.minetally.claim;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The counts of the records for one claim. Tallies can be merged in any order with the same result.
 *
 * @param certain the sum over the records that certainly fit
 * @param more the sum of the positive values of records that may fit
 * @param less the sum of the negative values (corrections) of records that may fit; at most 0
 * @param certainRecords the number of records that certainly fit
 * @param possibleRecords the number of records that may fit
 * @param silentRecords the number of records that fit, or may fit, but do not report the measure
 * @param recordsInTime the number of the dataset's records that are, or may be, in the window,
 *     whether they fit or not
 * @param doubts the number of records that only may fit, by reason: a dimension's column, {@link
 *     #TIME} or {@link #PLACE}
 */
record Tally(
    long certain,
    long more,
    long less,
    long certainRecords,
    long possibleRecords,
    long silentRecords,
    long recordsInTime,
    SortedMap<String, Long> doubts)
    implements Serializable {

  /** The record's interval extends beyond the window. */
  public static final String TIME = "time";

  /** The record's place is less precise than the claim's. */
  public static final String PLACE = "place";

  /** A tally without any record. */
  public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, new TreeMap<>());

  public Tally {
    doubts = new TreeMap<>(doubts);
  }

  /** Returns the sum of both. */
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

  /** Returns the lowest value that the records support. */
  public long lowest() {
    return Math.addExact(certain, less);
  }

  /** Returns the highest value that the records support. */
  public long highest() {
    return Math.addExact(certain, more);
  }
}
