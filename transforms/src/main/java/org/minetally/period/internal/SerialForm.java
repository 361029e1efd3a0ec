package org.minetally.period.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.minetally.internal.calendar.CivilCalendar;
import org.minetally.internal.text.PlainNumber;
import org.minetally.period.DateInterval;

/**
 * The forms {@code excel-1900} and {@code excel-1904}: the days of a spreadsheet as numbers, such
 * as 44562 for 1 January 2022. A fraction is the time of day and is ignored.
 *
 * <p>The system of 1900 starts with 1 for 1 January 1900 and takes 1900 for a leap year. Day 60,
 * its 29 February, does not exist; earlier days are those that Excel shows. The system of 1904
 * starts with 0 for 1 January 1904.
 */
final class SerialForm implements DateForm {
  private static final long serialVersionUID = 1L;

  static final String SINCE_1900 = "excel-1900";
  static final String SINCE_1904 = "excel-1904";

  /** Other forms that read a few digits. */
  private static final Set<String> NUMBERS = Set.of("yyyy", "edtf", "yyyyMM", "MMyyyy");

  private static final int DAY_THAT_WAS_NOT = 60;
  private static final int LAST_SERIAL_SINCE_1900 = 2_958_465;
  private static final int LAST_SERIAL_SINCE_1904 = 2_957_003;

  private final boolean since1904;
  private final DateNotation notation;
  private final int last;

  /** The epoch day of serial number 0, from day 61 on. */
  private final int dayZero;

  SerialForm(boolean since1904, DateNotation notation) {
    this.since1904 = since1904;
    this.notation = notation;
    this.last = since1904 ? LAST_SERIAL_SINCE_1904 : LAST_SERIAL_SINCE_1900;
    LocalDate zero = since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    this.dayZero = Math.toIntExact(zero.toEpochDay());
  }

  /**
   * Returns what is wrong with a list of forms that contains serial numbers: a number such as 2019
   * is a year, if any form of the list reads it as one.
   */
  static Optional<String> orderProblem(List<String> patterns) {
    int first =
        IntStream.range(0, patterns.size())
            .filter(i -> isSerial(patterns.get(i)))
            .findFirst()
            .orElse(patterns.size());
    return patterns.stream()
        .skip(first + 1L)
        .filter(pattern -> isSerial(pattern) || NUMBERS.contains(pattern))
        .findFirst()
        .map(
            other ->
                isSerial(other)
                    ? "The date forms %s and %s read the same numbers as different days; use one of them."
                        .formatted(patterns.get(first), other)
                    : "The date form %s must come before %s, because both read numbers such as 2019."
                        .formatted(other, patterns.get(first)));
  }

  private static boolean isSerial(String pattern) {
    return pattern.equals(SINCE_1900) || pattern.equals(SINCE_1904);
  }

  @Override
  public long read(byte[] buf, int from, int to) {
    int serial = 0;
    int at = from;
    while (at < to && isDigit(buf[at]) && serial <= last) {
      serial = serial * 10 + buf[at++] - '0';
    }
    boolean hasLeadingZero = at - from > 1 && buf[from] == '0';
    if (at == from || hasLeadingZero || serial > last || !isFraction(buf, at, to)) {
      return DateInterval.INVALID;
    }
    return interval(serial);
  }

  /** Returns whether the slice is empty, or a decimal point and digits. */
  private boolean isFraction(byte[] buf, int from, int to) {
    if (from == to) {
      return true;
    }
    if (buf[from] != '.' || notation.decimal() != '.') {
      return false;
    }
    int at = from + 1;
    while (at < to && isDigit(buf[at])) {
      at++;
    }
    return at == to;
  }

  private long interval(int serial) {
    if (!since1904 && (serial == 0 || serial == DAY_THAT_WAS_NOT)) {
      return DateInterval.INVALID;
    }
    int day = dayZero + serial + (!since1904 && serial < DAY_THAT_WAS_NOT ? 1 : 0);
    return CivilCalendar.isUsualDay(day)
        ? DateInterval.pack(day, day)
        : DateProblem.OUT_OF_RANGE.packed();
  }

  /** Reads a number with the separators of the source. */
  @Override
  public long readWritten(String text) {
    String plain = PlainNumber.of(text, notation.decimal(), notation.thousands());
    int point = plain.indexOf('.');
    byte[] whole = (point < 0 ? plain : plain.substring(0, point)).getBytes(US_ASCII);
    return read(whole, 0, whole.length);
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }
}
