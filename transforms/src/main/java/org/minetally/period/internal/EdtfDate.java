package org.minetally.period.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minetally.internal.calendar.CivilCalendar;
import org.minetally.period.DateInterval;

/**
 * A single date in EDTF: a day, a month, a season or other part of a year, a year, a decade and so
 * on.
 *
 * @param firstDay the first day, an epoch day; {@link Integer#MIN_VALUE} if unknown
 * @param lastDay the last day, an epoch day; {@link Integer#MAX_VALUE} if unknown
 * @param latestStart the last day on which the date can begin; for a season, or a date with
 *     unspecified digits, this is its last day
 * @param season the code of a season, 21 to 32, or 0 if the date is not a season
 * @param hasGaps whether the date denotes several days that are not consecutive
 */
record EdtfDate(int firstDay, int lastDay, int latestStart, int season, boolean hasGaps) {

  static final EdtfDate UNKNOWN = new EdtfDate(Integer.MIN_VALUE, Integer.MAX_VALUE);

  private static final String MARK = "([?~%])?";
  private static final Pattern DATE =
      Pattern.compile(
          "MyearM(?:-MmonthM(?:-MdayM)?)?"
              .replace("M", MARK)
              .replace("year", "(?<year>-?[0-9X]{4})")
              .replace("month", "(?<month>[0-9X]{2})")
              .replace("day", "(?<day>[0-9X]{2})"));

  /** A part of a date has its mark either before it or after it, not both. */
  private static final Pattern TWO_MARKS = Pattern.compile("(?:^[?~%]-?|-[?~%])[0-9X]+[?~%]");

  private static final Pattern WITH_TIME =
      Pattern.compile(
          "(?<date>-?\\d{4}-\\d\\d-\\d\\d)T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d"
              + "(?:Z|[-+](?:[01]\\d|2[0-3])(?::[0-5]\\d)?)?");
  private static final Pattern ROUNDED_YEAR =
      Pattern.compile(
          "(?<long>Y)?(?<minus>-)?(?<digits>\\d+)(?:E(?<exponent>\\d+))?(?:S(?<significant>\\d+))?");

  private static final int FIRST_SEASON = 21;
  private static final int LAST_SEASON = 32;
  private static final int LAST_PART = 41;

  private EdtfDate(int firstDay, int lastDay) {
    this(firstDay, lastDay, firstDay, 0, false);
  }

  private static EdtfDate of(long packed) {
    return new EdtfDate(DateInterval.startDay(packed), DateInterval.endDay(packed));
  }

  static EdtfDate problem(DateProblem problem) {
    return of(problem.packed());
  }

  /** Parses a date of any kind. */
  static EdtfDate readAny(String text) {
    Matcher time = WITH_TIME.matcher(text);
    if (time.matches()) {
      return read(time.group("date"));
    }
    Matcher rounded = ROUNDED_YEAR.matcher(text);
    return rounded.matches() && (text.startsWith("Y") || text.indexOf('S') > 0)
        ? roundedYear(rounded)
        : read(text);
  }

  /**
   * Parses a date that may be a bound of an interval: without a time, and not a year written with
   * Y.
   */
  static EdtfDate read(String text) {
    Matcher parts = DATE.matcher(text);
    if (!parts.matches() || TWO_MARKS.matcher(text).find()) {
      return problem(DateProblem.NOT_A_DATE);
    }
    String year = parts.group("year");
    String month = parts.group("month");
    String day = parts.group("day");
    if (year.equals("-0000")) {
      return problem(DateProblem.NOT_A_DATE);
    }
    boolean season = month != null && day == null && month.indexOf('X') < 0 && number(month) > 12;
    EdtfDate date =
        season ? partOfYear(year, number(month)) : UnspecifiedDigits.read(year, month, day);
    return text.indexOf('X') >= 0 && date.isInterval() ? date.startingAnyDay() : date;
  }

  /**
   * Returns a season, quarter, third or half of a year. The months of a season depend on the
   * hemisphere and on custom, which EDTF does not state, so a season may be any day of its year.
   */
  private static EdtfDate partOfYear(String year, int code) {
    if (code < FIRST_SEASON || code > LAST_PART) {
      return problem(DateProblem.NOT_A_DATE);
    }
    if (year.indexOf('X') >= 0) {
      return problem(DateProblem.SEVERAL_INTERVALS);
    }
    int january = CivilCalendar.monthIndex(number(year), 1);
    if (code <= LAST_SEASON) {
      long whole = DateInterval.months(january, 12);
      return new EdtfDate(
          DateInterval.startDay(whole),
          DateInterval.endDay(whole),
          DateInterval.endDay(whole),
          code,
          false);
    }
    int months = code < 37 ? 3 : code < 40 ? 4 : 6;
    int firstOfKind = code < 37 ? 33 : code < 40 ? 37 : 40;
    return of(DateInterval.months(january + (code - firstOfKind) * months, months));
  }

  /** Parses a year with an exponent, or with only some significant digits. */
  private static EdtfDate roundedYear(Matcher parts) {
    String digits = parts.group("digits");
    String exponent = parts.group("exponent");
    boolean isLong = parts.group("long") != null;
    boolean wrongLength =
        isLong
            ? digits.startsWith("0") || (exponent == null && digits.length() < 5)
            : digits.length() != 4;
    String significant = parts.group("significant");
    if (wrongLength
        || (!isLong && exponent != null)
        || (parts.group("minus") != null && digits.equals("0000"))
        || "0".equals(exponent)
        || (significant != null && significant.startsWith("0"))) {
      return problem(DateProblem.NOT_A_DATE);
    }
    // An exponent of more than two digits is out of range whatever its value.
    int zeros = exponent == null ? 0 : exponent.length() > 2 ? 99 : number(exponent);
    if (digits.length() + zeros > 4) {
      return problem(DateProblem.OUT_OF_RANGE);
    }
    String whole = digits + "0".repeat(zeros);
    int year = number(whole);
    int unit = 1;
    if (significant != null && significant.length() == 1) {
      int written = Integer.toString(year).length();
      for (int i = number(significant); i < written; i++) {
        unit *= 10;
      }
    }
    int first = year - year % unit;
    int last = first + unit - 1;
    return of(parts.group("minus") == null ? years(first, last) : years(-last, -first));
  }

  /** Returns the packed interval of these years. */
  private static long years(int first, int last) {
    return DateInterval.months(CivilCalendar.monthIndex(first, 1), (last - first + 1) * 12);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private EdtfDate startingAnyDay() {
    return new EdtfDate(firstDay, lastDay, lastDay, season, hasGaps);
  }

  EdtfDate withGaps() {
    return new EdtfDate(firstDay, lastDay, latestStart, season, true);
  }

  /** Returns whether the text was parsed as an interval. */
  boolean isInterval() {
    return firstDay <= lastDay;
  }

  /** Returns the packed interval or the packed problem. */
  long packed() {
    return hasGaps ? DateProblem.SEVERAL_INTERVALS.packed() : DateInterval.pack(firstDay, lastDay);
  }

  /**
   * Returns whether an interval from this date to another is meaningful. It is not if the other
   * date begins before this one: {@code 2019-03-17/2019-03} has no meaning. Seasons of one year and
   * one kind are ordered by their codes.
   */
  boolean canPrecede(EdtfDate end) {
    boolean comparable =
        season > 0
            && end.season > 0
            && firstDay == end.firstDay
            && kindOf(season) == kindOf(end.season);
    return comparable ? season <= end.season : firstDay <= end.latestStart || end.isOpen();
  }

  private static int kindOf(int season) {
    return (season - FIRST_SEASON) / 4;
  }

  private boolean isOpen() {
    return lastDay == Integer.MAX_VALUE;
  }
}
