package org.minetally.format.internal.xlsx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * A cell of a sheet as the text that a file of delimited text would hold: dates in ISO 8601,
 * numbers with no more digits than they need.
 *
 * <p>A date is a number whose format shows a year or a day. Day 60 of the calendar that begins in
 * 1900 is the 29 February that year did not have; it is left as the number.
 */
final class CellText {

  /** More than any program writes; what follows takes the square of the length. */
  private static final int LONGEST_FORMAT = 1024;

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final long SECONDS_A_DAY = 86_400;
  private static final int DAY_THAT_WAS_NOT = 60;

  /** The last day that a sheet can show: 31 December 9999. */
  private static final int LAST_DAY = 2_958_465;

  /** Digits of a number that is read as one; a sheet's own have 17. */
  private static final int LONGEST_NUMBER = 400;

  /** What a number format makes of a number. */
  enum Shows {
    NUMBER,
    DATE,
    TIME
  }

  /** What the formats show that every workbook has, by their numbers (ECMA-376, 18.8.30). */
  static final Map<String, Shows> BUILT_IN =
      Map.ofEntries(
          Map.entry("14", Shows.DATE),
          Map.entry("15", Shows.DATE),
          Map.entry("16", Shows.DATE),
          Map.entry("17", Shows.DATE),
          Map.entry("18", Shows.TIME),
          Map.entry("19", Shows.TIME),
          Map.entry("20", Shows.TIME),
          Map.entry("21", Shows.TIME),
          Map.entry("22", Shows.DATE),
          Map.entry("45", Shows.TIME),
          Map.entry("47", Shows.TIME));

  private final boolean since1904;

  /**
   * For one workbook.
   *
   * @param since1904 whether its days are counted from 1 January 1904
   */
  CellText(boolean since1904) {
    this.since1904 = since1904;
  }

  /** A truth value as it is shown. */
  static String truth(String value) {
    return switch (value) {
      case "1" -> "true";
      case "0" -> "false";
      default -> value;
    };
  }

  /** A number as its format shows it; what is none, or is out of all bounds, as it stands. */
  String number(String value, Shows shows) {
    try {
      double number =
          value.length() > LONGEST_NUMBER ? Double.NaN : new BigDecimal(value).doubleValue();
      return Double.isFinite(number) ? number(number, shows) : value;
    } catch (NumberFormatException e) {
      return value;
    }
  }

  private String number(double value, Shows shows) {
    boolean isDay = value >= 0 && value < LAST_DAY + 1;
    if (shows == Shows.NUMBER || !isDay || (!since1904 && (int) value == DAY_THAT_WAS_NOT)) {
      // A sheet holds binary fractions: 3.1400000000000001 is what it shows as 3.14.
      return plain(BigDecimal.valueOf(value));
    }
    long seconds = Math.round(value * SECONDS_A_DAY);
    LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS_A_DAY);
    long day = seconds / SECONDS_A_DAY;
    if (day == 0 && shows == Shows.TIME) {
      return TIME.format(time);
    }
    LocalDate date = date(day);
    return time.equals(LocalTime.MIDNIGHT)
        ? date.toString()
        : DATE_TIME.format(LocalDateTime.of(date, time));
  }

  private LocalDate date(long day) {
    if (since1904) {
      return LocalDate.of(1904, 1, 1).plusDays(day);
    }
    return LocalDate.of(1899, 12, day < DAY_THAT_WAS_NOT ? 31 : 30).plusDays(day);
  }

  /** A number without an exponent and without zeros behind its last digit. */
  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** What a number format shows, by the letters that stand for parts of a date. */
  static Shows shows(String format) {
    if (format.length() > LONGEST_FORMAT) {
      return Shows.NUMBER;
    }
    if (format.contains("[h") || format.contains("[m") || format.contains("[s")) {
      return Shows.NUMBER; // A duration.
    }
    String letters =
        format
            .split(";", 2)[0]
            .replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]", "")
            .replaceAll("(?i)general|am/pm|a/p", "")
            .toLowerCase(Locale.ROOT);
    boolean time = letters.indexOf('h') >= 0 || letters.indexOf('s') >= 0;
    boolean date = letters.indexOf('y') >= 0 || letters.indexOf('d') >= 0;
    if (date || (!time && letters.indexOf('m') >= 0)) {
      return Shows.DATE;
    }
    return time ? Shows.TIME : Shows.NUMBER;
  }
}
