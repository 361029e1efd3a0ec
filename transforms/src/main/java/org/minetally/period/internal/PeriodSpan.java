package org.minetally.period.internal;

import org.minetally.internal.calendar.CivilCalendar;
import org.minetally.period.DateInterval;
import org.minetally.period.PeriodType;

/**
 * Numbers the spans of time by which a table is divided: months in a table by day, otherwise years.
 * The numbers are in the order of {@link org.minetally.period.Period#compareKeys}, so every period
 * of a span comes before all periods of the next one. Neither the data nor the engine affects them.
 */
public final class PeriodSpan {

  private static final int MONTHS = 12;

  /** The spans of a year: its months, then the bucket of days whose month is unknown. */
  private static final int SPANS = MONTHS + 1;

  private static final int WEEK_DAYS = 7;
  private static final int MOST_MONTH_DAYS = 31;

  /** The days from Monday to Thursday, which decides the ISO year of a week. */
  private static final int TO_THURSDAY = 3;

  private PeriodSpan() {}

  /**
   * Returns the number of the span that contains a period or bucket.
   *
   * @param interval the packed interval of a period or bucket of this type, as returned by {@link
   *     PeriodType#intervalOf}
   */
  public static int of(PeriodType type, long interval) {
    if (interval == DateInterval.UNKNOWN_PACKED) {
      return Integer.MAX_VALUE;
    }
    int start = DateInterval.startDay(interval);
    int days = DateInterval.endDay(interval) - start + 1;
    boolean week = type == PeriodType.WEEK && days <= WEEK_DAYS;
    int month = CivilCalendar.monthIndexOf(week ? start + TO_THURSDAY : start);
    int year = month / MONTHS * SPANS;
    if (type != PeriodType.DAY) {
      return year;
    }
    return year + (days > MOST_MONTH_DAYS ? MONTHS : month % MONTHS);
  }
}
