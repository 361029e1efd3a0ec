package org.minetally.reconcile.internal;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A finding about one record, for a person to review. The record counts unless its kind of finding
 * or its {@link Exclusion} says otherwise.
 *
 * @param kind the kind
 * @param range the range that contains the record
 * @param record the record's number in the range, from 0
 * @param line its first line in the range, from 0
 * @param detail a plain sentence with the figures, without personal data
 */
public record Finding(Kind kind, RangeId range, long record, long line, String detail)
    implements Serializable, Comparable<Finding> {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::range)
          .thenComparingLong(Finding::record)
          .thenComparing(Finding::kind)
          .thenComparing(Finding::detail);

  /** The kinds of findings; the names are part of the output. */
  public enum Kind {
    RESTATED("a later publication gives a figure for the same interval; the later one counts"),
    NEGATIVE_DIFFERENCE(
        "a cumulative figure is lower than the previous one; the negative difference counts"),
    GAP("no figure covers the days between two intervals of a series"),
    OVERLAP("two intervals of a series have days in common; both count"),
    OTHER_START("a cumulative figure starts on a different day than its series; it does not count"),
    PARTS_DIFFER("a printed total is not the sum of its printed parts; the parts count");

    private final String sentence;

    Kind(String sentence) {
      this.sentence = sentence;
    }

    /** Returns the meaning, as the first part of a plain sentence. */
    public String sentence() {
      return sentence;
    }
  }

  /** Returns the source's number in the run. */
  public int source() {
    return range.source();
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
