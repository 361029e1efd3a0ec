package org.minetally.period.internal;

import org.minetally.internal.calendar.CivilCalendar;
import org.minetally.internal.text.PlainNumber;
import org.minetally.period.DateInterval;

/**
 * The forms {@code yyyy}, {@code yyyy-MM} and {@code yyyy-MM-dd}. As in EDTF, the digits of an
 * unknown part may be X. A string that ends in X may be shorter than the form: {@code 2019-XX}
 * already says that the day is unknown.
 *
 * @param length the length of the form in characters: 4, 7 or 10
 * @param thousands the thousands separator of a year, or 0 for none
 */
record IsoForm(int length, char thousands) implements DateForm {
  static final int DAY_LENGTH = "yyyy-MM-dd".length();
  private static final int MONTH_LENGTH = "yyyy-MM".length();
  private static final int YEAR_LENGTH = "yyyy".length();

  // So far below zero that no sum with valid digits is positive.
  private static final int NOT_DIGITS = -1_000_000;

  @Override
  public long read(byte[] buf, int from, int to) {
    int given = to - from;
    boolean fits = given == length || (given > 0 && given < length && buf[to - 1] == 'X');
    return fits ? readParts(buf, from, to) : DateInterval.INVALID;
  }

  @Override
  public long readWritten(String text) {
    String year = length == YEAR_LENGTH ? PlainNumber.digits(text, thousands) : "";
    return DateForm.super.readWritten(year.isEmpty() ? text : year);
  }

  /**
   * Parses ten characters as {@code yyyy-MM-dd}, digits only. Large files spend their time here: no
   * loop, no object, and predictable branches.
   */
  static long readDay(byte[] buf, int from) {
    if (buf[from + 4] != '-' || buf[from + 7] != '-') {
      return DateInterval.INVALID;
    }
    int year = twoDigits(buf, from) * 100 + twoDigits(buf, from + 2);
    if (!CivilCalendar.isUsualYear(year)) {
      return DateInterval.INVALID;
    }
    int day = CivilCalendar.dayOf(year, twoDigits(buf, from + 5), twoDigits(buf, from + 8));
    return day == CivilCalendar.NO_DAY ? DateInterval.INVALID : DateInterval.pack(day, day);
  }

  /**
   * Parses a year, month or day in the usual years, each part written in digits or as X.
   *
   * @return a packed interval or {@link DateInterval#INVALID}
   */
  static long readDate(byte[] buf, int from, int to) {
    return DateForms.orInvalid(readParts(buf, from, to));
  }

  private static long readParts(byte[] buf, int from, int to) {
    int length = to - from;
    boolean hasMonth = length == MONTH_LENGTH || length == DAY_LENGTH;
    boolean hasDay = length == DAY_LENGTH;
    if ((!hasMonth && length != YEAR_LENGTH)
        || (hasMonth && buf[from + YEAR_LENGTH] != '-')
        || (hasDay && buf[from + MONTH_LENGTH] != '-')) {
      return DateInterval.INVALID;
    }
    int year =
        isUnspecified(buf, from) && isUnspecified(buf, from + 2)
            ? 0
            : written(twoDigits(buf, from) * 100 + twoDigits(buf, from + 2));
    return DateProblem.orIntervalOf(
        year, hasMonth ? part(buf, from + 5) : 0, hasDay ? part(buf, from + 8) : 0);
  }

  private static int part(byte[] buf, int at) {
    return isUnspecified(buf, at) ? 0 : written(twoDigits(buf, at));
  }

  /** Rejects a zero written in digits: it is a mistake, not "unknown". */
  private static int written(int number) {
    return number == 0 ? NOT_DIGITS : number;
  }

  private static boolean isUnspecified(byte[] buf, int at) {
    return buf[at] == 'X' && buf[at + 1] == 'X';
  }

  private static int twoDigits(byte[] buf, int at) {
    int tens = buf[at] - '0';
    int ones = buf[at + 1] - '0';
    // Negative if any of the four terms is, that is, if either character is not a digit.
    return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? NOT_DIGITS : tens * 10 + ones;
  }
}
