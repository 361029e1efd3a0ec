package org.minetally.period;

import java.io.Serializable;
import java.util.Optional;

/**
 * Where a record counts: a period of the calendar, or the bucket of those whose period is not
 * known.
 *
 * <p>The key of a period is {@code 2019-03-17}, {@code 2019-W05} (ISO 8601 week and its year),
 * {@code 2019-03}, {@code 2019-Q1} or {@code 2019}. The key of a bucket is EDTF (ISO 8601-2): an X
 * stands for a digit that is not known. {@link PeriodType#periodOf} says which record goes where.
 *
 * <p><b>Order.</b> {@link #compareKeys} sorts keys of one period type. From the year 0 on that is
 * the order of their bytes. Years are in order, and {@code XXXX} is after all of them. Within a
 * year, the year's bucket ({@code 2019-XX}, {@code 2019-XX-XX}) stands after the year's known
 * periods. In a table by day, a month's bucket ({@code 2019-03-XX}) stands after the known days of
 * that month and before the next month. In a table by week, the months' buckets stand together
 * before the weeks of their year, because a month holds no whole number of weeks.
 *
 * @param type the period type
 * @param key what the period or bucket is called
 * @param startDay the first day, an epoch day, included; of a bucket, that of the month or year
 *     that it belongs to; {@link Integer#MIN_VALUE} for {@code XXXX}
 * @param endDay the last day, an epoch day, included; {@link Integer#MAX_VALUE} for {@code XXXX}.
 *     The last ISO week ends with the year 9999, a Friday.
 * @param exact true for a period, false for a bucket
 */
public record Period(PeriodType type, String key, int startDay, int endDay, boolean exact)
    implements Serializable {

  private static final int LENGTH_BEFORE_ZERO = "-0043".length();

  /**
   * What tells it from all other periods, of other types too: {@code month:2019-03}, {@code
   * year:XXXX}.
   */
  public String id() {
    return type.label() + ":" + key;
  }

  /**
   * Compares two keys of one period type. Years before 0 come first; since their digits count
   * backwards, they are the only ones that are not in the order of their bytes.
   */
  public static int compareKeys(String one, String other) {
    int bytes = one.compareTo(other);
    boolean beforeZero = one.startsWith("-") && other.startsWith("-");
    return beforeZero && !one.regionMatches(0, other, 0, LENGTH_BEFORE_ZERO) ? -bytes : bytes;
  }

  /**
   * Whether the period's first and last day are dates that SQL and most readers have: of the years
   * 1 to 9999. Those of {@code XXXX} are not.
   */
  public boolean isDated() {
    return CivilCalendar.isSqlDay(startDay) && CivilCalendar.isSqlDay(endDay);
  }

  static Period exact(PeriodType type, String key, long packed) {
    return new Period(type, key, DateInterval.startDay(packed), DateInterval.endDay(packed), true);
  }

  static Period bucket(PeriodType type, String key, long packed) {
    return new Period(type, key, DateInterval.startDay(packed), DateInterval.endDay(packed), false);
  }

  /**
   * The period of the same type that ends the day before this one starts; empty for a bucket, and
   * before the year -9999.
   */
  public Optional<Period> previous() {
    return exact ? holding(startDay - 1) : Optional.empty();
  }

  /**
   * The same period a year before: the same day, month or quarter of the year before, or the year
   * before. Of an ISO week it is the week of the same number in the ISO year before.
   *
   * @return empty for a bucket, before the year -9999, and where the year before has no such
   *     period: 29 February, and week 53 of most years
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
    // The first Thursday of a year lies in its week 1.
    int firstOfYearBefore = CivilCalendar.mondayOf(CivilCalendar.monthStart(year - 12) + 3) + 3;
    int day = firstOfYearBefore + 7 * weeks;
    return day < CivilCalendar.monthStart(year) ? holding(day) : Optional.empty();
  }

  /**
   * The first day of the twelve months that end with this period.
   *
   * @return an epoch day; {@link Integer#MIN_VALUE} if this is no month, quarter or year, or if the
   *     twelve months start before the year -9999
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
