package org.minetally.period;

import java.io.Serializable;
import java.util.Optional;
import org.minetally.internal.calendar.CivilCalendar;

/**
 * The period in which a record counts, or the bucket for records whose period is not known.
 *
 * <p>The key of a period is {@code 2019-03-17}, {@code 2019-W05} (ISO 8601 week and its year),
 * {@code 2019-03}, {@code 2019-Q1} or {@code 2019}. The key of a bucket is EDTF (ISO 8601-2), where
 * X is an unknown digit. {@link PeriodType#periodOf} decides where a record counts.
 *
 * <p><b>Order.</b> {@link #compareKeys} sorts the keys of one period type. From the year 0 on, this
 * is the order of their bytes. Years are in order, and {@code XXXX} comes after all of them. The
 * bucket of a year ({@code 2019-XX}, {@code 2019-XX-XX}) comes after the known periods of that
 * year. In a table by day, the bucket of a month ({@code 2019-03-XX}) comes after the known days of
 * that month and before the next month. In a table by week, the buckets of all months come before
 * the weeks of their year, because a month is not a whole number of weeks.
 *
 * @param type the period type
 * @param key the key of the period or bucket
 * @param startDay the first day, an epoch day, inclusive; for a bucket, the first day of its month
 *     or year; {@link Integer#MIN_VALUE} for {@code XXXX}
 * @param endDay the last day, an epoch day, inclusive; {@link Integer#MAX_VALUE} for {@code XXXX}.
 *     The last ISO week ends with the year 9999, on a Friday.
 * @param exact true for a period, false for a bucket
 */
public record Period(PeriodType type, String key, int startDay, int endDay, boolean exact)
    implements Serializable {

  private static final int LENGTH_BEFORE_ZERO = "-0043".length();

  /**
   * Returns an identifier that is unique among the periods of all types: {@code month:2019-03},
   * {@code year:XXXX}.
   */
  public String id() {
    return type.label() + ":" + key;
  }

  /**
   * Compares two keys of one period type. Years before 0 come first; they are the only ones that
   * are not in the order of their bytes, because their digits count backwards.
   */
  public static int compareKeys(String one, String other) {
    int bytes = one.compareTo(other);
    boolean beforeZero = one.startsWith("-") && other.startsWith("-");
    return beforeZero && !one.regionMatches(0, other, 0, LENGTH_BEFORE_ZERO) ? -bytes : bytes;
  }

  /**
   * Returns whether SQL and most readers can represent the period's first and last days: their
   * years are 1 to 9999. Always false for {@code XXXX}.
   */
  public boolean isDated() {
    return CivilCalendar.isSqlDay(startDay) && CivilCalendar.isSqlDay(endDay);
  }

  /**
   * Returns how precisely dates in the period are known: {@code exact} for a period; for a bucket
   * {@code month_only}, {@code year_only} or {@code unknown}.
   */
  public String precision() {
    if (exact) {
      return "exact";
    }
    if (endDay == DateInterval.UNKNOWN.endDay()) {
      return "unknown";
    }
    return endDay - startDay < PeriodType.MONTH.longest() ? "month_only" : "year_only";
  }

  static Period exact(PeriodType type, String key, long packed) {
    return new Period(type, key, DateInterval.startDay(packed), DateInterval.endDay(packed), true);
  }

  static Period bucket(PeriodType type, String key, long packed) {
    return new Period(type, key, DateInterval.startDay(packed), DateInterval.endDay(packed), false);
  }

  /**
   * Returns the period of the same type that ends the day before this one starts; empty for a
   * bucket, and if it would be before the year -9999.
   */
  public Optional<Period> previous() {
    return exact ? holding(startDay - 1) : Optional.empty();
  }

  /**
   * Returns the same day, month or quarter of the previous year, or the previous year. For an ISO
   * week, returns the week with the same number in the previous ISO year.
   *
   * @return empty for a bucket, if it would be before the year -9999, and if the previous year has
   *     no such period: 29 February, and week 53 of most years
   */
  public Optional<Period> yearBefore() {
    if (!exact) {
      return Optional.empty();
    }
    if (type == PeriodType.WEEK) {
      return weekOfYearBefore();
    }
    int month = CivilCalendar.monthIndexOf(startDay);
    if (month - 12 < CivilCalendar.FIRST_MONTH) {
      return Optional.empty();
    }
    int day = CivilCalendar.monthStart(month - 12) + startDay - CivilCalendar.monthStart(month);
    return day < CivilCalendar.monthStart(month - 11) ? holding(day) : Optional.empty();
  }

  private Optional<Period> weekOfYearBefore() {
    int thursday = startDay + 3;
    int year = CivilCalendar.yearIndexOf(CivilCalendar.monthIndexOf(thursday));
    if (year - 12 < CivilCalendar.FIRST_MONTH) {
      return Optional.empty();
    }
    int weeks = (thursday - CivilCalendar.monthStart(year)) / 7;
    // The first Thursday of a year is in its week 1.
    int firstOfYearBefore = CivilCalendar.mondayOf(CivilCalendar.monthStart(year - 12) + 3) + 3;
    int day = firstOfYearBefore + 7 * weeks;
    return day < CivilCalendar.monthStart(year) ? holding(day) : Optional.empty();
  }

  /**
   * Returns the first day of the twelve months that end with this period.
   *
   * @return an epoch day; {@link Integer#MIN_VALUE} if this is not a month, quarter or year, or if
   *     the twelve months would start before the year -9999
   */
  public int firstDayOfTwelveMonths() {
    boolean wholeMonths = exact && PeriodType.MONTH.nestsIn(type);
    int first = wholeMonths ? CivilCalendar.monthIndexOf(endDay) - 11 : Integer.MIN_VALUE;
    return first < CivilCalendar.FIRST_MONTH ? Integer.MIN_VALUE : CivilCalendar.monthStart(first);
  }

  private Optional<Period> holding(int day) {
    return CivilCalendar.isDay(day)
        ? Optional.of(type.periodOf(DateInterval.pack(day, day)))
        : Optional.empty();
  }
}
