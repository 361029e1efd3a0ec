package org.minetally.period;

import java.io.Serializable;
import java.util.Collection;

/**
 * How finely the dates of a run must be kept, for the period types that its tables have.
 *
 * <p>A run with tables by month and by year need not tell the days of March 2019 apart. Rows that
 * differ only in such a way are added up while they are read, which is what keeps the tables small.
 *
 * <p>The rule: two intervals become the same one if, and only if, they stand in the same period or
 * bucket of every requested type; and what they become stands there too. Weeks cross months, so a
 * run by week and by month keeps the part of a week that lies in a month.
 */
public final class PeriodGrain implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean days;
  private final boolean weeks;
  private final Units units;

  /** For intervals that lie in no one week, of which a table by week keeps month and year. */
  private final Units unitsBeyondWeeks;

  private PeriodGrain(Collection<PeriodType> types) {
    days = types.contains(PeriodType.DAY);
    weeks = types.contains(PeriodType.WEEK);
    boolean months = days || types.contains(PeriodType.MONTH);
    boolean quarters = types.contains(PeriodType.QUARTER);
    boolean years = months || quarters || types.contains(PeriodType.YEAR);
    units = new Units(months, quarters, years);
    unitsBeyondWeeks = new Units(months || weeks, quarters, years || weeks);
  }

  /**
   * The grain for these period types.
   *
   * @param types the period types of the tables; none of them means that no date is kept
   */
  public static PeriodGrain of(Collection<PeriodType> types) {
    return new PeriodGrain(types);
  }

  /**
   * The interval that stands for this one and all that need not be told apart from it.
   *
   * @param packed a packed {@link DateInterval}
   * @return a packed interval that holds the given one
   * @throws IllegalArgumentException if it is {@link DateInterval#INVALID} or otherwise no interval
   */
  public long coarsen(long packed) {
    int start = DateInterval.startDay(packed);
    int end = DateInterval.endDay(packed);
    if (start > end || !CivilCalendar.isDay(start) || !CivilCalendar.isDay(end)) {
      DateInterval.requireValid(start, end);
      return DateInterval.UNKNOWN_PACKED;
    }
    if (days && start == end) {
      return packed;
    }
    if (weeks) {
      int monday = CivilCalendar.mondayOf(start);
      if (end <= monday + 6) {
        return partOfWeek(monday, units.smallestAround(start, end));
      }
    }
    return unitsBeyondWeeks.smallestAround(start, end);
  }

  private static long partOfWeek(int monday, long unit) {
    // The first and the last week reach out of the calendar, where an interval may not go.
    int first = Math.max(monday, CivilCalendar.FIRST_DAY);
    int last = Math.min(monday + 6, CivilCalendar.LAST_DAY);
    return DateInterval.pack(
        Math.max(first, DateInterval.startDay(unit)), Math.min(last, DateInterval.endDay(unit)));
  }

  /** Which whole units of the calendar are kept. */
  private record Units(boolean months, boolean quarters, boolean years) implements Serializable {

    /** The smallest kept unit that holds all these days, or the unknown interval if none does. */
    long smallestAround(int start, int end) {
      if (!years) {
        return DateInterval.UNKNOWN_PACKED;
      }
      int month = CivilCalendar.monthIndexOf(start);
      if (months && end < CivilCalendar.monthStart(month + 1)) {
        return DateInterval.months(month, 1);
      }
      int quarter = CivilCalendar.quarterIndexOf(month);
      if (quarters && end < CivilCalendar.monthStart(quarter + 3)) {
        return DateInterval.months(quarter, 3);
      }
      int year = CivilCalendar.yearIndexOf(month);
      return end < CivilCalendar.monthStart(year + 12)
          ? DateInterval.months(year, 12)
          : DateInterval.UNKNOWN_PACKED;
    }
  }
}
