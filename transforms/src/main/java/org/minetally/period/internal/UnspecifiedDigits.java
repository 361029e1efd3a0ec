package org.minetally.period.internal;

import java.util.stream.IntStream;
import org.minetally.internal.calendar.CivilCalendar;

/**
 * Dates with X in place of unknown digits, as in EDTF. They denote every day that the other digits
 * allow, consecutive or not.
 */
final class UnspecifiedDigits {

  private static final String NONE_KNOWN = "XX";

  private UnspecifiedDigits() {}

  /**
   * Returns the days of a date.
   *
   * @param year four digits or X, with an optional minus sign
   * @param month two digits or X, or null
   * @param day two digits or X, or null
   */
  static EdtfDate read(String year, String month, String day) {
    boolean wholeYears = isWhole(month) && isWhole(day);
    if (year.equals("XXXX") && wholeYears) {
      return EdtfDate.UNKNOWN;
    }
    int[] years = years(year);
    int first = firstDay(years, month, day);
    if (first == CivilCalendar.NO_DAY) {
      return EdtfDate.problem(DateProblem.NOT_A_DATE);
    }
    int last = lastDay(years, month, day);
    boolean unbroken =
        wholeYears
            ? years[years.length - 1] - years[0] == years.length - 1
            : years.length == 1 && days(years[0], month, day).count() == last - first + 1;
    // If nothing is known about the year, its bounds are unknown too.
    return year.equals("XXXX")
        ? EdtfDate.UNKNOWN.withGaps()
        : new EdtfDate(first, last, first, 0, !unbroken);
  }

  private static boolean isWhole(String part) {
    return part == null || part.equals(NONE_KNOWN);
  }

  /** Returns the years that a pattern allows, in order. There is a year 0, but no year -0. */
  private static int[] years(String pattern) {
    boolean beforeZero = pattern.charAt(0) == '-';
    String digits = beforeZero ? pattern.substring(1) : pattern;
    if (digits.indexOf('X') < 0) {
      return new int[] {Integer.parseInt(pattern)};
    }
    return IntStream.rangeClosed(beforeZero ? -9999 : 0, beforeZero ? -1 : 9999)
        .filter(year -> matches(digits, Math.abs(year)))
        .toArray();
  }

  private static int firstDay(int[] years, String month, String day) {
    return IntStream.of(years)
        .flatMap(year -> days(year, month, day))
        .findFirst()
        .orElse(CivilCalendar.NO_DAY);
  }

  private static int lastDay(int[] years, String month, String day) {
    return IntStream.iterate(years.length - 1, i -> i >= 0, i -> i - 1)
        .map(i -> days(years[i], month, day).max().orElse(CivilCalendar.NO_DAY))
        .filter(last -> last != CivilCalendar.NO_DAY)
        .findFirst()
        .orElse(CivilCalendar.NO_DAY);
  }

  /** Returns the days of one year that the digits of month and day allow, in order. */
  private static IntStream days(int year, String month, String day) {
    return IntStream.rangeClosed(1, 12)
        .filter(m -> month == null || matches(month, m))
        .flatMap(
            m ->
                IntStream.rangeClosed(1, 31)
                    .filter(d -> day == null || matches(day, d))
                    .map(d -> CivilCalendar.dayOf(year, m, d))
                    .filter(found -> found != CivilCalendar.NO_DAY));
  }

  private static boolean matches(String pattern, int number) {
    int rest = number;
    for (int i = pattern.length() - 1; i >= 0; i--) {
      if (pattern.charAt(i) != 'X' && pattern.charAt(i) - '0' != rest % 10) {
        return false;
      }
      rest /= 10;
    }
    return true;
  }
}
