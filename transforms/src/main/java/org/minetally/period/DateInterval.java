package org.minetally.period;

import java.io.Serializable;

/**
 * When something happened, with the precision that its source supports: on one of these days.
 *
 * <p>"March 2019" is the interval from 1 to 31 March 2019, "2019" the whole year. No day of it is
 * likelier than another, so a record counts in a period only if the period holds the whole
 * interval; see {@link PeriodType#periodOf}.
 *
 * <p>A bound is an epoch day of the years -9999 to 9999, or it is not known: {@link
 * Integer#MIN_VALUE} as the first day, {@link Integer#MAX_VALUE} as the last.
 *
 * <p>Where millions of dates are read, an interval travels as one {@code long}, the first day in
 * the high 32 bits. The static methods work on that form, and create no object.
 *
 * @param startDay the first day, an epoch day, included
 * @param endDay the last day, an epoch day, included; not before the first
 */
public record DateInterval(int startDay, int endDay) implements Serializable {

  /** Nothing is known of the date. */
  public static final DateInterval UNKNOWN = new DateInterval(Integer.MIN_VALUE, Integer.MAX_VALUE);

  /** {@link #UNKNOWN}, packed. */
  public static final long UNKNOWN_PACKED = pack(Integer.MIN_VALUE, Integer.MAX_VALUE);

  /** No interval at all: its first day lies after its last. Says that a text is not a date. */
  public static final long INVALID = pack(Integer.MAX_VALUE, Integer.MIN_VALUE);

  /**
   * @throws IllegalArgumentException if the first day lies after the last, or a known bound outside
   *     the years -9999 to 9999
   */
  public DateInterval {
    requireValid(startDay, endDay);
  }

  /** Packs two bounds; they are not checked. */
  public static long pack(int startDay, int endDay) {
    return ((long) startDay << 32) | (endDay & 0xFFFF_FFFFL);
  }

  /** The first day of a packed interval. */
  public static int startDay(long packed) {
    return (int) (packed >> 32);
  }

  /** The last day of a packed interval. */
  public static int endDay(long packed) {
    return (int) packed;
  }

  /**
   * The interval that was packed.
   *
   * @throws IllegalArgumentException if it is {@link #INVALID}, or otherwise no interval
   */
  public static DateInterval unpack(long packed) {
    return new DateInterval(startDay(packed), endDay(packed));
  }

  /** This interval, packed. */
  public long packed() {
    return pack(startDay, endDay);
  }

  /**
   * The interval that a year, a month and a day give, each 0 if it is not known.
   *
   * <p>All three 0 give {@link #UNKNOWN_PACKED}. A day without its month, or a month without its
   * year, is not a precision but a gap, and gives {@link #INVALID}; so does a date that the
   * calendar does not have, or a year outside 1800 to 2200.
   *
   * @return a packed interval or {@link #INVALID}
   */
  public static long ofParts(int year, int month, int day) {
    return DateForms.orInvalid(ofPartsOrProblem(year, month, day));
  }

  /** The same, or what a {@link DateProblem} is packed as. */
  static long ofPartsOrProblem(int year, int month, int day) {
    if (year < 0) {
      return INVALID;
    }
    long interval = ofCalendarParts(year, month, day);
    return interval == INVALID || year == 0 || CivilCalendar.isUsualYear(year)
        ? interval
        : DateProblem.OUT_OF_RANGE.packed();
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
   * The interval from the first day of one interval to the last day of another, as a source with a
   * start column and an end column gives it. Where one of them is {@link #UNKNOWN_PACKED}, that
   * bound is not known.
   *
   * @param first the packed start; {@link #INVALID} gives {@link #INVALID}
   * @param last the packed end; {@link #INVALID} gives {@link #INVALID}
   * @return a packed interval, or {@link #INVALID} if it would end before it starts
   */
  public static long fromTo(long first, long last) {
    int startDay = startDay(first);
    int endDay = endDay(last);
    return first == INVALID || last == INVALID || startDay > endDay
        ? INVALID
        : pack(startDay, endDay);
  }

  /** Whether nothing is known of the date. */
  public boolean isUnknown() {
    return startDay == Integer.MIN_VALUE && endDay == Integer.MAX_VALUE;
  }

  /**
   * The interval in the Extended Date/Time Format (ISO 8601-2): {@code 2019-03-17} for a day,
   * {@code 2019-03} for a whole month, {@code 2019} for a whole year, {@code XXXX} if nothing is
   * known, and {@code 2019-03-17/2019-04-02} for anything else. One bound that is not known is
   * written as two dots.
   *
   * <p>The form {@code edtf} of {@link DateForms} reads it back as the same interval.
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
    if (month % 12 == 0 && packed() == months(month, 12)) {
      return CivilCalendar.yearKey(month);
    }
    return CivilCalendar.dayKey(startDay) + "/" + CivilCalendar.dayKey(endDay);
  }

  /** The same as {@link #edtf()}. */
  @Override
  public String toString() {
    return edtf();
  }

  /** The packed interval of some whole months. */
  static long months(int firstMonth, int count) {
    return pack(
        CivilCalendar.monthStart(firstMonth), CivilCalendar.monthStart(firstMonth + count) - 1);
  }

  static void requireValid(int startDay, int endDay) {
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
