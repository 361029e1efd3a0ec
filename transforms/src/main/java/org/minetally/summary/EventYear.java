package org.minetally.summary;

import org.minetally.internal.calendar.CivilCalendar;
import org.minetally.period.DateInterval;
import org.minetally.reconcile.internal.YearGap;

/** Finds the year of intervals; fast if many in a row are of the same year. */
final class EventYear {

  /** The days of {@link #year}; no day is in both of these bounds at first. */
  private int firstDay = 1;

  private int lastDay;
  private int year = YearGap.NO_YEAR;

  /**
   * Returns the index of the first month of the year that contains an interval; {@link
   * YearGap#NO_YEAR} if none does.
   */
  int of(long interval) {
    int start = DateInterval.startDay(interval);
    int end = DateInterval.endDay(interval);
    if (start < firstDay || end > lastDay) {
      select(start, end);
    }
    return year;
  }

  private void select(int start, int end) {
    year = YearGap.NO_YEAR;
    firstDay = 1;
    lastDay = 0;
    if (CivilCalendar.isDay(start) && CivilCalendar.isDay(end)) {
      int month = CivilCalendar.yearIndexOf(CivilCalendar.monthIndexOf(start));
      int last = CivilCalendar.monthStart(month + 12) - 1;
      if (end <= last) {
        year = month;
        firstDay = CivilCalendar.monthStart(month);
        lastDay = last;
      }
    }
  }
}
