package org.minetally.mapping.internal;

import java.nio.charset.StandardCharsets;
import org.minetally.profile.NumberForm;

/**
 * Reads numbers from ASCII bytes exactly. The result is the number times a unit's factor, as an
 * integer.
 *
 * <p>A negative result is one of the constants, since no count or area is negative.
 */
final class NumberReader {

  static final long NOT_A_NUMBER = -1;
  static final long NEGATIVE = -2;
  static final long TOO_LARGE = -3;
  static final long NOT_WHOLE = -4;

  private static final NumberReader PLAIN = new NumberReader(NumberForm.PLAIN);

  private static final long MOST = Long.MAX_VALUE / 10 - 1;

  /** No byte of a text has this value. */
  private static final int ABSENT = 1 << Byte.SIZE;

  private static final int ASCII = 1 << 7;

  private final int decimal;
  private final int thousands;

  NumberReader(NumberForm form) {
    this.decimal = separator(form.decimal());
    this.thousands = separator(form.thousands());
  }

  /** Returns the byte of a separator, or {@link #ABSENT} if it is not one byte, or is none. */
  private static int separator(char separator) {
    return separator > 0 && separator < ASCII ? separator : ABSENT;
  }

  /** Reads a number in plain form; the empty string is not a number. */
  static long readPlain(String plain, long factor, boolean rounded) {
    byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
    return PLAIN.read(bytes, 0, bytes.length, factor, rounded);
  }

  /**
   * Returns the number in [from, to) times {@code factor}.
   *
   * @param factor a power of ten
   * @param rounded whether digits beyond the last place are rounded half up rather than rejected
   */
  long read(byte[] bytes, int from, int to, long factor, boolean rounded) {
    int i = from;
    boolean negative = i < to && bytes[i] == '-';
    if (negative || (i < to && bytes[i] == '+')) {
      i++;
    }
    long value = 0;
    int digits = 0;
    int group = -1;
    for (; i < to && bytes[i] != decimal; i++) {
      int digit = bytes[i] - '0';
      if (digit >= 0 && digit <= 9) {
        if (value > MOST) {
          return TOO_LARGE;
        }
        value = value * 10 + digit;
        digits++;
        group = group < 0 ? group : group + 1;
      } else if (bytes[i] == thousands
          && digits > 0
          && (group == 3 || (group < 0 && digits <= 3))) {
        group = 0;
      } else {
        return NOT_A_NUMBER;
      }
    }
    if (group >= 0 && group != 3) {
      return NOT_A_NUMBER;
    }
    if (factor != 1 && value > Long.MAX_VALUE / factor) {
      return TOO_LARGE;
    }
    value *= factor;
    if (i < to) {
      long fraction = fraction(bytes, i + 1, to, factor, rounded, digits);
      if (fraction < 0) {
        return fraction;
      }
      value += fraction;
      if (value < 0) {
        return TOO_LARGE;
      }
    } else if (digits == 0) {
      return NOT_A_NUMBER;
    }
    return negative && value > 0 ? NEGATIVE : value;
  }

  private static long fraction(
      byte[] bytes, int from, int to, long factor, boolean rounded, int digitsBefore) {
    if (from == to && digitsBefore == 0) {
      return NOT_A_NUMBER;
    }
    long place = factor;
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return NOT_A_NUMBER;
      }
      if (place > 1) {
        place /= 10;
        value += digit * place;
      } else {
        if (!rounded && digit != 0) {
          return NOT_WHOLE;
        }
        if (place == 1 && digit >= 5 && rounded) {
          value++;
        }
        place = 0;
      }
    }
    return value;
  }
}
