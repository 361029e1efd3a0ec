package org.minetally.format.internal.delimited;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches for bytes eight at a time. The arrays must have {@link #SLACK} more bytes after the
 * searched part, since a word may extend past its end; matches there are not reported.
 */
final class ByteSearch {

  /** The number of bytes that must follow the searched part of an array. */
  static final int SLACK = 8;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private ByteSearch() {}

  /** Returns a word whose eight bytes are all {@code b}. */
  static long repeat(int b) {
    return (b & 0xffL) * LOW;
  }

  /**
   * Returns the position of the first byte in [from, to) that equals the byte of {@code pattern},
   * or {@code to} if there is none.
   */
  static int indexOf(byte[] bytes, int from, int to, long pattern) {
    for (int i = from; i < to; i += 8) {
      long x = word(bytes, i) ^ pattern;
      // The lowest bit set marks the first zero byte of x; higher ones may be false.
      long hit = (x - LOW) & ~x & HIGH;
      if (hit != 0) {
        return Math.min(to, i + (Long.numberOfTrailingZeros(hit) >>> 3));
      }
    }
    return to;
  }

  /**
   * Returns the position of the first byte in [from, to) that equals the byte of either pattern, or
   * {@code to} if there is none.
   */
  static int indexOfEither(byte[] bytes, int from, int to, long pattern, long other) {
    for (int i = from; i < to; i += 8) {
      long word = word(bytes, i);
      long x = word ^ pattern;
      long y = word ^ other;
      long hit = (((x - LOW) & ~x) | ((y - LOW) & ~y)) & HIGH;
      if (hit != 0) {
        return Math.min(to, i + (Long.numberOfTrailingZeros(hit) >>> 3));
      }
    }
    return to;
  }

  /** Returns whether every byte in [from, to) is ASCII. */
  static boolean isAscii(byte[] bytes, int from, int to) {
    int i = from;
    long seen = 0;
    for (; i + 8 <= to; i += 8) {
      seen |= word(bytes, i);
    }
    for (; i < to; i++) {
      seen |= bytes[i];
    }
    return (seen & HIGH) == 0;
  }

  private static long word(byte[] bytes, int at) {
    return (long) WORD.get(bytes, at);
  }
}
