package org.minetally.period.internal;

import java.io.Serializable;
import java.util.Collection;
import org.minetally.internal.calendar.CivilCalendar;
import org.minetally.period.DateInterval;
import org.minetally.period.PeriodType;

/**
 * The precision to which a run must keep dates, given the period types of its tables.
 *
 * <p>A run with tables by month and by year does not need to distinguish the days of March 2019.
 * Rows that differ only in such days are summed while they are read, which keeps the tables small.
 *
 * <p>The rule: two intervals become equal if and only if they belong to the same period or bucket
 * of every requested type, and the resulting interval belongs there too. Weeks cross months, so a
 * run by week and by month keeps the part of a week that is in one month.
 */
public final class PeriodGrain implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean days;
  private final boolean weeks;
  private final Units units;

  /** The units for intervals that cross weeks; a table by week still keeps their month and year. */
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
   * Returns the grain for these period types.
   *
   * @param types the period types of the tables; if empty, no dates are kept
   */
  public static PeriodGrain of(Collection<PeriodType> types) {
    return new PeriodGrain(types);
  }

  /**
   * Returns the interval that represents this one and all others that need not be distinguished
   * from it.
   *
   * @param packed a packed {@link DateInterval}
   * @return a packed interval that contains the given one
   * @throws IllegalArgumentException if {@code packed} is {@link DateInterval#INVALID} or otherwise
   *     not an interval
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
    // The first and the last week extend beyond the calendar; an interval must not.
    int first = Math.max(monday, CivilCalendar.FIRST_DAY);
    int last = Math.min(monday + 6, CivilCalendar.LAST_DAY);
    return DateInterval.pack(
        Math.max(first, DateInterval.startDay(unit)), Math.min(last, DateInterval.endDay(unit)));
  }

  /** The calendar units that are kept. */
  private record Units(boolean months, boolean quarters, boolean years) implements Serializable {

    /**
     * Returns the smallest kept unit that contains all these days, or the unknown interval if none
     * does.
     */
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
