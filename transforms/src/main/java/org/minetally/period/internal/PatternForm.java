package org.minetally.period.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.minetally.period.DateInterval;

/** A form compiled from a pattern such as {@code d/M/yyyy}; see {@link PatternCompiler}. */
final class PatternForm implements DateForm {
  private static final long serialVersionUID = 1L;

  /** The meaning of a number in the text. Fields after the day are checked, then ignored. */
  enum Field {
    YEAR,
    MONTH,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    FRACTION
  }

  private static final int OFFSET = -1;
  private static final int NAME = -2;
  private static final int NAME_BEFORE_POINT = -3;
  private static final int FIRST_NUMBER = 1 << 16;

  // Plain ints instead of the enum, because this code runs millions of times.
  private static final int YEAR = 1;
  private static final int MONTH = 2;
  private static final int DAY = 3;
  private static final int HOUR = 4;
  private static final int MINUTE = 5;
  private static final int SECOND = 6;
  private static final int FRACTION = 7;

  private final int[] steps;
  private final MonthNames names;

  /** Creates a form of these steps, in the order of the text. */
  PatternForm(int[] steps, MonthNames names) {
    this.steps = steps.clone();
    this.names = names;
  }

  /** Returns the step that matches exactly this byte. */
  static int literal(byte value) {
    return value & 0xFF;
  }

  /** Returns the step that matches an offset from UTC: Z, +05, +0530 or +05:30. */
  static int offset() {
    return OFFSET;
  }

  /**
   * Returns the step that reads the name of a month and the point of its abbreviation, unless the
   * form has a point of its own there.
   */
  static int name(boolean beforePoint) {
    return beforePoint ? NAME_BEFORE_POINT : NAME;
  }

  /** Returns the step that reads a number with this many digits. */
  static int number(Field field, int minDigits, int maxDigits) {
    int code =
        switch (field) {
          case YEAR -> YEAR;
          case MONTH -> MONTH;
          case DAY -> DAY;
          case HOUR -> HOUR;
          case MINUTE -> MINUTE;
          case SECOND -> SECOND;
          case FRACTION -> FRACTION;
        };
    return code * FIRST_NUMBER + (minDigits << 8) + maxDigits;
  }

  // Deliberately one loop: passing the parts found so far between methods would need an object.
  @Override
  public long read(byte[] buf, int from, int to) {
    int year = 0;
    int month = 0;
    int day = 0;
    int at = from;
    for (int step : steps) {
      if (step < 0) {
        int start = at;
        at = step == OFFSET ? afterOffset(buf, at, to) : afterName(buf, at, to);
        if (at < 0) {
          return DateInterval.INVALID;
        }
        if (step != OFFSET) {
          month = names.month(new String(buf, start, at - start, UTF_8));
          at = afterPoint(buf, at, to, step == NAME_BEFORE_POINT);
        }
        continue;
      }
      if (step < FIRST_NUMBER) {
        if (at == to || buf[at] != (byte) step) {
          return DateInterval.INVALID;
        }
        at++;
        continue;
      }
      int first = at;
      int limit = Math.min(to, at + (step & 0xFF));
      int value = 0;
      while (at < limit && isDigit(buf[at])) {
        value = value * 10 + buf[at++] - '0';
      }
      int field = step / FIRST_NUMBER;
      if (at - first < ((step >> 8) & 0xFF) || value > highest(field)) {
        return DateInterval.INVALID;
      }
      switch (field) {
        case YEAR -> year = written(value);
        case MONTH -> month = written(value);
        case DAY -> day = written(value);
        default -> {
          // The time of day is ignored.
        }
      }
    }
    return at == to ? DateProblem.orIntervalOf(year, month, day) : DateInterval.INVALID;
  }

  private static int highest(int field) {
    return switch (field) {
      case HOUR -> 23;
      case MINUTE, SECOND -> 59;
      default -> Integer.MAX_VALUE;
    };
  }

  /** Rejects a zero written in digits: it is a mistake, not "unknown". */
  private static int written(int value) {
    return value == 0 ? -1 : value;
  }

  private int afterName(byte[] buf, int from, int to) {
    String rest = new String(buf, from, to - from, UTF_8);
    int end = names.end(rest);
    return end < 0 ? end : from + rest.substring(0, end).getBytes(UTF_8).length;
  }

  /** Returns the position after the point of an abbreviation, which may be missing. */
  private static int afterPoint(byte[] buf, int from, int to, boolean beforePoint) {
    int needed = beforePoint ? 2 : 1;
    boolean points = from + needed <= to && buf[from] == '.' && buf[from + needed - 1] == '.';
    return points ? from + 1 : from;
  }

  private static int afterOffset(byte[] buf, int from, int to) {
    if (from == to) {
      return -1;
    }
    if (buf[from] == 'Z') {
      return from + 1;
    }
    boolean hasHours = (buf[from] == '+' || buf[from] == '-') && isNumber(buf, from + 1, to, 18);
    if (!hasHours) {
      return -1;
    }
    int at = from + 3;
    if (at < to && buf[at] == ':') {
      return isNumber(buf, at + 1, to, 59) ? at + 3 : -1;
    }
    return isNumber(buf, at, to, 59) ? at + 2 : at;
  }

  private static boolean isNumber(byte[] buf, int at, int to, int highest) {
    return at + 2 <= to
        && isDigit(buf[at])
        && isDigit(buf[at + 1])
        && (buf[at] - '0') * 10 + buf[at + 1] - '0' <= highest;
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }
}
