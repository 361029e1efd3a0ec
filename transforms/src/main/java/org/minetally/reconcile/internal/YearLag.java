package org.minetally.reconcile.internal;

import java.io.Serializable;
import java.util.Comparator;

/**
 * The records of one year that were first reported equally many days after the event.
 *
 * @param year the year, as in {@link YearGap}
 * @param days the number of days, negative for a report before the event; {@link #UNKNOWN} for
 *     records without such a number
 */
public record YearLag(int year, int days) implements Serializable, Comparable<YearLag> {

  /** The number of days of records whose event or report is not known to the day. */
  public static final int UNKNOWN = Integer.MAX_VALUE;

  private static final Comparator<YearLag> ORDER =
      Comparator.comparingInt(YearLag::year).thenComparingInt(YearLag::days);

  @Override
  public int compareTo(YearLag other) {
    return ORDER.compare(this, other);
  }
}
