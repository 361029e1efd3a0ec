package org.minetally.period.internal;

import org.minetally.internal.calendar.CivilCalendar;
import org.minetally.period.DateInterval;

/** Why a string is not accepted as a date. */
public enum DateProblem {
  /** The text matches none of the forms, or the date does not exist. */
  NOT_A_DATE,
  /** The date's year is outside the range that the form accepts. */
  OUT_OF_RANGE,
  /** The date is EDTF for several days that are not consecutive. */
  SEVERAL_INTERVALS,
  /** The interval ends before it starts. */
  START_AFTER_END;

  /**
   * Returns the packed form of this problem: a value whose first day is after its last. For {@link
   * #NOT_A_DATE} it is {@link DateInterval#INVALID}.
   */
  @SuppressWarnings("EnumOrdinal") // never leaves a method
  long packed() {
    return DateInterval.pack(Integer.MAX_VALUE, Integer.MIN_VALUE + ordinal());
  }

  /** Returns the interval of a year, a month and a day, or the problem that they have, packed. */
  static long orIntervalOf(int year, int month, int day) {
    return year > 0 && !CivilCalendar.isUsualYear(year) && isInCalendar(year, month, day)
        ? OUT_OF_RANGE.packed()
        : DateInterval.ofParts(year, month, day);
  }

  private static boolean isInCalendar(int year, int month, int day) {
    if (day != 0) {
      return CivilCalendar.dayOf(year, month, day) != CivilCalendar.NO_DAY;
    }
    return month != 0 ? CivilCalendar.isMonth(year, month) : CivilCalendar.isYear(year);
  }

  /** The problem with this packed form. */
  static DateProblem of(long packed) {
    return values()[DateInterval.endDay(packed) - Integer.MIN_VALUE];
  }
}
