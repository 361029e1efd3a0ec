package org.minetally.period;

import java.io.Serializable;
import org.minetally.internal.calendar.CivilCalendar;

/**
 * The days on which something may have happened, with the precision that its source supports.
 *
 * <p>"March 2019" is the interval from 1 to 31 March 2019, and "2019" is the whole year. No day in
 * it is more likely than another, so a record counts in a period only if the period contains the
 * whole interval; see {@link PeriodType#periodOf}.
 *
 * <p>A bound is an epoch day in the years -9999 to 9999, or unknown: {@link Integer#MIN_VALUE} as
 * the first day, {@link Integer#MAX_VALUE} as the last.
 *
 * <p>Where millions of dates are read, an interval is passed as one {@code long} with the first day
 * in the high 32 bits. The static methods work on this packed form and create no objects.
 *
 * @param startDay the first day, an epoch day, inclusive
 * @param endDay the last day, an epoch day, inclusive; not before the first
 */
public record DateInterval(int startDay, int endDay) implements Serializable {

  /** The interval of a date about which nothing is known. */
  public static final DateInterval UNKNOWN = new DateInterval(Integer.MIN_VALUE, Integer.MAX_VALUE);

  /** {@link #UNKNOWN}, packed. */
  public static final long UNKNOWN_PACKED = pack(Integer.MIN_VALUE, Integer.MAX_VALUE);

  /**
   * Marks a string that is not a date: a packed value whose first day is after its last, so not an
   * interval.
   */
  public static final long INVALID = pack(Integer.MAX_VALUE, Integer.MIN_VALUE);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if the first day is after the last, or a known bound is
   *     outside the years -9999 to 9999
   */
  public DateInterval {
    requireValid(startDay, endDay);
  }

  /** Packs two bounds without checking them. */
  public static long pack(int startDay, int endDay) {
    return ((long) startDay << 32) | (endDay & 0xFFFF_FFFFL);
  }

  /** Returns the first day of a packed interval. */
  public static int startDay(long packed) {
    return (int) (packed >> 32);
  }

  /** Returns the last day of a packed interval. */
  public static int endDay(long packed) {
    return (int) packed;
  }

  /**
   * Unpacks an interval.
   *
   * @throws IllegalArgumentException if {@code packed} is {@link #INVALID} or otherwise not an
   *     interval
   */
  public static DateInterval unpack(long packed) {
    return new DateInterval(startDay(packed), endDay(packed));
  }

  /** Returns this interval in packed form. */
  public long packed() {
    return pack(startDay, endDay);
  }

  /**
   * Returns the interval for a year, a month and a day, each of them 0 if unknown.
   *
   * <p>If all three are 0, the result is {@link #UNKNOWN_PACKED}. A day without a month, or a month
   * without a year, is a gap rather than a precision, and the result is {@link #INVALID}; likewise
   * for a date that does not exist and for a year outside 1800 to 2200.
   *
   * @return a packed interval or {@link #INVALID}
   */
  public static long ofParts(int year, int month, int day) {
    return year == 0 || CivilCalendar.isUsualYear(year)
        ? ofCalendarParts(year, month, day)
        : INVALID;
  }

  private static long ofCalendarParts(int year, int month, int day) {
    if (year == 0) {
      return month == 0 && day == 0 ? UNKNOWN_PACKED : INVALID;
    }
    if (day != 0) {
      int epochDay = CivilCalendar.dayOf(year, month, day);
      return epochDay == CivilCalendar.NO_DAY ? INVALID : pack(epochDay, epochDay);
    }
    if (month != 0) {
      return CivilCalendar.isMonth(year, month)
          ? months(CivilCalendar.monthIndex(year, month), 1)
          : INVALID;
    }
    return CivilCalendar.isYear(year) ? months(CivilCalendar.monthIndex(year, 1), 12) : INVALID;
  }

  /**
   * Returns the interval from the first day of one interval to the last day of another, for a
   * source with a start column and an end column. If either is {@link #UNKNOWN_PACKED}, its bound
   * is unknown.
   *
   * @param first the packed start; {@link #INVALID} makes the result {@link #INVALID}
   * @param last the packed end; {@link #INVALID} makes the result {@link #INVALID}
   * @return a packed interval, or {@link #INVALID} if it would end before it starts
   */
  public static long fromTo(long first, long last) {
    int startDay = startDay(first);
    int endDay = endDay(last);
    return first == INVALID || last == INVALID || startDay > endDay
        ? INVALID
        : pack(startDay, endDay);
  }

  /** Returns whether nothing is known about the date. */
  public boolean isUnknown() {
    return startDay == Integer.MIN_VALUE && endDay == Integer.MAX_VALUE;
  }

  /**
   * Returns the interval in the Extended Date/Time Format (ISO 8601-2): {@code 2019-03-17} for a
   * day, {@code 2019-03} for a whole month, {@code 2019} for a whole year, {@code XXXX} if nothing
   * is known, and {@code 2019-03-17/2019-04-02} for anything else. A single unknown bound is
   * written as two dots.
   *
   * <p>The form {@code edtf} reads the text back into the same interval.
   */
  public String edtf() {
    if (isUnknown()) {
      return "XXXX";
    }
    if (startDay == Integer.MIN_VALUE) {
      return "../" + CivilCalendar.dayKey(endDay);
    }
    if (endDay == Integer.MAX_VALUE) {
      return CivilCalendar.dayKey(startDay) + "/..";
    }
    if (startDay == endDay) {
      return CivilCalendar.dayKey(startDay);
    }
    int month = CivilCalendar.monthIndexOf(startDay);
    if (packed() == months(month, 1)) {
      return CivilCalendar.monthKey(month);
    }
    if (CivilCalendar.yearIndexOf(month) == month && packed() == months(month, 12)) {
      return CivilCalendar.yearKey(month);
    }
    return CivilCalendar.dayKey(startDay) + "/" + CivilCalendar.dayKey(endDay);
  }

  /** Returns {@link #edtf()}. */
  @Override
  public String toString() {
    return edtf();
  }

  /** Returns the packed interval of {@code count} whole months. */
  public static long months(int firstMonth, int count) {
    return pack(
        CivilCalendar.monthStart(firstMonth), CivilCalendar.monthStart(firstMonth + count) - 1);
  }

  /** Checks that an interval does not end before it starts, and is within the supported years. */
  public static void requireValid(int startDay, int endDay) {
    boolean startIsRight = startDay == Integer.MIN_VALUE || CivilCalendar.isDay(startDay);
    boolean endIsRight = endDay == Integer.MAX_VALUE || CivilCalendar.isDay(endDay);
    if (!startIsRight || !endIsRight || startDay > endDay) {
      throw new IllegalArgumentException(
          "Not an interval of days in the years -9999 to 9999: epoch days "
              + startDay
              + " to "
              + endDay);
    }
  }
}
