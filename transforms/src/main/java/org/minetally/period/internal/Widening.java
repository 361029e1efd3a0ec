package org.minetally.period.internal;

import org.minetally.internal.calendar.CivilCalendar;
import org.minetally.period.DateInterval;
import org.minetally.period.PeriodType;

/** Widens an interval to what a source says about its precision. */
public final class Widening {

  private Widening() {}

  /**
   * Returns the interval from the first day of the period that contains the first day to the last
   * day of the period that contains the last day. An unknown bound stays unknown. The result
   * contains the given interval.
   *
   * @param packed a packed {@link DateInterval}
   * @param type the period to which the date is known
   */
  public static long widen(long packed, PeriodType type) {
    int start = DateInterval.startDay(packed);
    int end = DateInterval.endDay(packed);
    int first =
        start == Integer.MIN_VALUE
            ? start
            : Math.max(CivilCalendar.FIRST_DAY, DateInterval.startDay(periodOf(start, type)));
    int last = end == Integer.MAX_VALUE ? end : DateInterval.endDay(periodOf(end, type));
    return DateInterval.pack(first, last);
  }

  private static long periodOf(int day, PeriodType type) {
    return type.intervalOf(DateInterval.pack(day, day));
  }
}
