package org.minetally.format.internal.xlsx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import org.minetally.internal.text.FieldText;

/**
 * Converts a cell of a sheet to the text that a delimited file would contain: dates in ISO 8601,
 * numbers with no more digits than needed.
 *
 * <p>A date is a number whose format shows a year or a day. In the calendar that begins in 1900,
 * day 60 is 29 February 1900, which did not exist; it stays a number.
 */
final class CellText {

  /** Longer than any program writes. Parsing takes time quadratic in the length. */
  private static final int LONGEST_FORMAT = 1024;

  private static final long SECONDS_A_DAY = 86_400;
  private static final int DAY_THAT_WAS_NOT = 60;

  /** The last day that a sheet can show: 31 December 9999. */
  private static final int LAST_DAY = 2_958_465;

  /** The maximum length of a number in characters; a sheet's own numbers have 17 digits. */
  private static final int LONGEST_NUMBER = 400;

  /** The kind of value that a number format shows. */
  enum Shows {
    NUMBER,
    DATE,
    TIME
  }

  /** The kinds shown by the built-in formats, by format number (ECMA-376, 18.8.30). */
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
   * Creates a converter for one workbook.
   *
   * @param since1904 whether its days are counted from 1 January 1904
   */
  CellText(boolean since1904) {
    this.since1904 = since1904;
  }

  /** Returns a truth value as text. */
  static String truth(String value) {
    return switch (value) {
      case "1" -> "true";
      case "0" -> "false";
      default -> value;
    };
  }

  /**
   * Returns a number as its format shows it; unchanged if it is not a number or is out of range.
   */
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
      // A sheet stores binary fractions: it shows 3.1400000000000001 as 3.14.
      return FieldText.number(BigDecimal.valueOf(value));
    }
    long seconds = Math.round(value * SECONDS_A_DAY);
    LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS_A_DAY);
    long day = seconds / SECONDS_A_DAY;
    if (day == 0 && shows == Shows.TIME) {
      return FieldText.time(time);
    }
    LocalDate date = date(day);
    return time.equals(LocalTime.MIDNIGHT)
        ? date.toString()
        : FieldText.dateTime(LocalDateTime.of(date, time));
  }

  private LocalDate date(long day) {
    if (since1904) {
      return LocalDate.of(1904, 1, 1).plusDays(day);
    }
    return LocalDate.of(1899, 12, day < DAY_THAT_WAS_NOT ? 31 : 30).plusDays(day);
  }

  /** Returns the kind of value that a number format shows, judging by its date and time letters. */
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
