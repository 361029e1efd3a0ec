package org.minetally.claim;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The counts of the records for one claim. Tallies can be merged in any order with the same result.
 *
 * @param sums the sums of the measure
 * @param records the numbers of records
 * @param doubts the number of records that only may fit, by reason: a dimension's column, {@link
 *     #TIME} or {@link #PLACE}
 */
record Tally(Sums sums, Records records, SortedMap<String, Long> doubts) implements Serializable {

  /** The record's interval extends beyond the window. */
  public static final String TIME = "time";

  /** The record's place is less precise than the claim's. */
  public static final String PLACE = "place";

  /** A tally without any record. */
  public static final Tally NOTHING =
      new Tally(new Sums(0, 0, 0), new Records(0, 0, 0, 0), new TreeMap<>());

  /**
   * Sums of the claim's measure.
   *
   * @param certain the sum over the records that certainly fit
   * @param more the sum of the positive values of records that may fit, and of the differences to
   *     the high estimates
   * @param less the sum of the negative values (corrections) of records that may fit, and of the
   *     differences to the low estimates; at most 0
   */
  record Sums(long certain, long more, long less) implements Serializable {

    private Sums plus(Sums other) {
      return new Sums(
          Math.addExact(certain, other.certain),
          Math.addExact(more, other.more),
          Math.addExact(less, other.less));
    }
  }

  /**
   * Numbers of records.
   *
   * @param certain the number of records that certainly fit
   * @param possible the number of records that may fit
   * @param silent the number of records that fit, or may fit, but do not report the measure
   * @param inTime the number of the dataset's records that are, or may be, in the window, whether
   *     they fit or not
   */
  record Records(long certain, long possible, long silent, long inTime) implements Serializable {

    private Records plus(Records other) {
      return new Records(
          Math.addExact(certain, other.certain),
          Math.addExact(possible, other.possible),
          Math.addExact(silent, other.silent),
          Math.addExact(inTime, other.inTime));
    }
  }

  public Tally {
    doubts = new TreeMap<>(doubts);
  }

  /** Returns the sum of both. */
  public Tally plus(Tally other) {
    SortedMap<String, Long> all = new TreeMap<>(doubts);
    other.doubts.forEach((why, number) -> all.merge(why, number, Math::addExact));
    return new Tally(sums.plus(other.sums), records.plus(other.records), all);
  }

  /** Returns the lowest value that the records support. */
  public long lowest() {
    return Math.addExact(sums.certain, sums.less);
  }

  /** Returns the highest value that the records support. */
  public long highest() {
    return Math.addExact(sums.certain, sums.more);
  }

  /** Returns the highest possible value. What is not reported is not zero; it may be any number. */
  public long ceiling() {
    return records.silent > 0 ? Long.MAX_VALUE : highest();
  }
}
