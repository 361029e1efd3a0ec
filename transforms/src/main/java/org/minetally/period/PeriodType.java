package org.minetally.period;

import org.minetally.internal.calendar.CivilCalendar;

/** The kinds of periods that a table can have. */
public enum PeriodType {
  DAY("day"),
  /** ISO 8601 week, Monday to Sunday. */
  WEEK("week"),
  MONTH("month"),
  QUARTER("quarter"),
  YEAR("year");

  private final String label;

  PeriodType(String label) {
    this.label = label;
  }

  /** Returns the name used in job files and table names. */
  public String label() {
    return label;
  }

  /**
   * Returns whether every period of this type is within one period of the other. Days nest in all
   * types, months in quarters and years, quarters in years; weeks only in weeks, because they cross
   * months and years.
   *
   * <p>If so, the tables of the two types are consistent, because each counts every record once:
   *
   * <ul>
   *   <li>The figure of a month or year is the sum over its known periods of the finer type, plus
   *       the finer type's bucket of that month or year. {@code 2019} = {@code 2019-01} + … +
   *       {@code 2019-12} + {@code 2019-XX}.
   *   <li>The figure of a quarter is at least the sum over its known months or days. It may be
   *       larger: a record known only to January or February 2019 is in {@code 2019-XX} by month
   *       and in {@code 2019-Q1} by quarter. Over a whole year both tables have the same sum: the
   *       amount by which the quarters are larger is missing from the quarters' {@code 2019-XX}.
   * </ul>
   */
  public boolean nestsIn(PeriodType coarser) {
    return switch (this) {
      case DAY -> true;
      case WEEK -> coarser == WEEK;
      case MONTH, QUARTER, YEAR -> compareTo(coarser) <= 0;
    };
  }

  /**
   * Returns the one period of this type in which a record counts.
   *
   * <p>It is the period that contains the whole interval. If there is none, it is a bucket:
   *
   * <ul>
   *   <li>by month and by quarter: {@code 2019-XX} within one year;
   *   <li>by day and by week: {@code 2019-03-XX} within one month, otherwise {@code 2019-XX-XX}
   *       within one year. EDTF has no weeks, so the unknown part is written as a day;
   *   <li>{@code XXXX} if the interval crosses the end of a year, or one of its bounds is unknown.
   * </ul>
   *
   * @param packed a packed {@link DateInterval}
   * @throws IllegalArgumentException if {@code packed} is {@link DateInterval#INVALID} or otherwise
   *     not an interval
   */
  public Period periodOf(long packed) {
    long interval = intervalOf(packed);
    if (interval == DateInterval.UNKNOWN_PACKED) {
      return Period.bucket(this, "XXXX", interval);
    }
    int start = DateInterval.startDay(interval);
    int days = DateInterval.endDay(interval) - start + 1;
    int month = CivilCalendar.monthIndexOf(start);
    if (days > longest()) {
      return Period.bucket(this, bucketKey(month, days), interval);
    }
    String key =
        switch (this) {
          case DAY -> CivilCalendar.dayKey(start);
          case WEEK -> CivilCalendar.weekKey(start);
          case MONTH -> CivilCalendar.monthKey(month);
          case QUARTER -> CivilCalendar.quarterKey(month);
          case YEAR -> CivilCalendar.yearKey(month);
        };
    return Period.exact(this, key, interval);
  }

  /** Returns the key of a bucket that is this month or, if it has more days, this year. */
  private String bucketKey(int month, int days) {
    if (this == MONTH || this == QUARTER) {
      return CivilCalendar.yearKey(month) + "-XX";
    }
    return days > MONTH.longest()
        ? CivilCalendar.yearKey(month) + "-XX-XX"
        : CivilCalendar.monthKey(month) + "-XX";
  }

  /** Returns the number of days in the longest period. Every bucket has more. */
  int longest() {
    return switch (this) {
      case DAY -> 1;
      case WEEK -> 7;
      case MONTH -> 31;
      case QUARTER -> 92;
      case YEAR -> 366;
    };
  }

  /**
   * Returns the interval of {@link #periodOf}, without making its key.
   *
   * @param packed a packed {@link DateInterval}
   * @return a packed interval
   * @throws IllegalArgumentException if {@code packed} is {@link DateInterval#INVALID} or otherwise
   *     not an interval
   */
  public long intervalOf(long packed) {
    int start = DateInterval.startDay(packed);
    int end = DateInterval.endDay(packed);
    DateInterval.requireValid(start, end);
    if (!CivilCalendar.isDay(start) || !CivilCalendar.isDay(end)) {
      return DateInterval.UNKNOWN_PACKED;
    }
    if (this == DAY && start == end) {
      return packed;
    }
    int monday = CivilCalendar.mondayOf(start);
    if (this == WEEK && end <= monday + 6) {
      return DateInterval.pack(monday, Math.min(monday + 6, CivilCalendar.LAST_DAY));
    }
    int month = CivilCalendar.monthIndexOf(start);
    int quarter = CivilCalendar.quarterIndexOf(month);
    if (this == QUARTER && holds(quarter, 3, end)) {
      return DateInterval.months(quarter, 3);
    }
    if (this != QUARTER && this != YEAR && holds(month, 1, end)) {
      return DateInterval.months(month, 1);
    }
    int year = CivilCalendar.yearIndexOf(month);
    return holds(year, 12, end) ? DateInterval.months(year, 12) : DateInterval.UNKNOWN_PACKED;
  }

  private static boolean holds(int firstMonth, int months, int end) {
    return end < CivilCalendar.monthStart(firstMonth + months);
  }
}
