package org.minetally.period;

/** A form compiled from a pattern such as {@code d/M/yyyy}; see {@link PatternCompiler}. */
final class PatternForm implements DateForm {
  private static final long serialVersionUID = 1L;

  /** What a number in the text says. What comes after the day is checked, and then left out. */
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
  private static final int FIRST_NUMBER = 1 << 16;

  // Read millions of times, so the fields are plain numbers here.
  private static final int YEAR = 1;
  private static final int MONTH = 2;
  private static final int DAY = 3;
  private static final int HOUR = 4;
  private static final int MINUTE = 5;
  private static final int SECOND = 6;
  private static final int FRACTION = 7;

  private final int[] steps;

  /** A form of these steps, in the order of the text. */
  PatternForm(int[] steps) {
    this.steps = steps.clone();
  }

  /** The step that reads this very byte. */
  static int literal(byte value) {
    return value & 0xFF;
  }

  /** The step that reads a time zone's offset: Z, +05, +0530 or +05:30. */
  static int offset() {
    return OFFSET;
  }

  /** The step that reads a number of so many digits. */
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

  // One loop on purpose: the parts of the date found so far would otherwise need an object.
  @Override
  public long read(byte[] buf, int from, int to) {
    int year = 0;
    int month = 0;
    int day = 0;
    int at = from;
    for (int step : steps) {
      if (step == OFFSET) {
        at = afterOffset(buf, at, to);
        if (at < 0) {
          return DateInterval.INVALID;
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
          // The time of day is left out.
        }
      }
    }
    return at == to ? DateInterval.ofPartsOrProblem(year, month, day) : DateInterval.INVALID;
  }

  private static int highest(int field) {
    return switch (field) {
      case HOUR -> 23;
      case MINUTE, SECOND -> 59;
      default -> Integer.MAX_VALUE;
    };
  }

  /** A zero in digits is not "not known": it is a mistake. */
  private static int written(int value) {
    return value == 0 ? -1 : value;
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
