package org.minetally.reconcile.internal;

import java.io.Serializable;
import java.util.Comparator;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;

/**
 * The records of one year with the same gap.
 *
 * @param year the index of the year's first month; {@link #NO_YEAR} for records that are not within
 *     one year
 * @param bit the number of a bit of {@link org.minetally.profile.internal.MappedFields}; {@link
 *     #ALL} for all records of the year
 */
public record YearGap(int year, int bit) implements Serializable, Comparable<YearGap> {

  /** The year of records whose date is not within one year; sorted after all others. */
  public static final int NO_YEAR = Integer.MAX_VALUE;

  /** The number that counts all records of a year, with and without gaps. */
  public static final int ALL = -1;

  private static final Comparator<YearGap> ORDER =
      Comparator.comparingInt(YearGap::year).thenComparingInt(YearGap::bit);

  /** Returns the period of a year; that of unknown dates for {@link #NO_YEAR}. */
  public static Period period(int year) {
    return PeriodType.YEAR.periodOf(
        year == NO_YEAR ? DateInterval.UNKNOWN_PACKED : DateInterval.months(year, 12));
  }

  @Override
  public int compareTo(YearGap other) {
    return ORDER.compare(this, other);
  }
}
