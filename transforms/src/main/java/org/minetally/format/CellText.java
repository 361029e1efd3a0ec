package org.minetally.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;

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

  private enum Shows {
    NUMBER,
    DATE,
    TIME
  }

  private final boolean since1904;
  private final Map<String, Shows> formats = new HashMap<>();

  /**
   * For one workbook.
   *
   * @param since1904 whether its days are counted from 1 January 1904
   */
  CellText(boolean since1904) {
    this.since1904 = since1904;
  }

  String of(Cell cell) {
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      return number(number, cell);
    }
    if (value instanceof Boolean) {
      return value.toString();
    }
    String raw = cell.getRawValue();
    return value instanceof String text ? text : raw == null ? "" : raw;
  }

  private String number(BigDecimal number, Cell cell) {
    double value = number.doubleValue();
    Shows shows = shows(cell);
    boolean isDay = value >= 0 && value < LAST_DAY + 1;
    if (shows == Shows.NUMBER
        || !isDay
        || (!since1904 && (int) value == DAY_THAT_WAS_NOT)
        || !Double.isFinite(value)) {
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

  private Shows shows(Cell cell) {
    String format = cell.getDataFormatString();
    return format == null ? Shows.NUMBER : formats.computeIfAbsent(format, CellText::shows);
  }

  /** What a number format shows, by the letters that stand for parts of a date. */
  private static Shows shows(String format) {
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
