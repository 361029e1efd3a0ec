package org.minetally.quality;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Something about one record that a person should look at. The record counts all the same, or its
 * fate says why not.
 *
 * @param kind the kind
 * @param source the source's number in the run
 * @param file the file's number in the source
 * @param range the range's number in the file
 * @param record the record's number in the range, from 0
 * @param line its first line in the range, from 0
 * @param detail a plain sentence with the figures; nothing personal
 */
public record Finding(
    Kind kind, int source, int file, int range, long record, long line, String detail)
    implements Serializable, Comparable<Finding> {

  private static final Comparator<Finding> ORDER =
      Comparator.comparingInt(Finding::source)
          .thenComparingInt(Finding::file)
          .thenComparingInt(Finding::range)
          .thenComparingLong(Finding::record)
          .thenComparing(Finding::kind)
          .thenComparing(Finding::detail);

  /** The kinds of finding; the names are part of the output. */
  public enum Kind {
    /** A later publication gives a figure for the same interval, which counts in its place. */
    RESTATED,
    /** A cumulative figure is lower than the one before. */
    NEGATIVE_DIFFERENCE,
    /** No figure covers the days between two intervals of a series. */
    GAP,
    /** Two intervals of a series have days in common. */
    OVERLAP,
    /** A cumulative figure starts on another day than its series, and does not count. */
    OTHER_START,
    /** A printed total is not the sum of its printed parts. */
    PARTS_DIFFER
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
