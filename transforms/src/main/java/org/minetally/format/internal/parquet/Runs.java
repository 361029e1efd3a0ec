package org.minetally.format.internal.parquet;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Checks the runs of Parquet's RLE and bit-packing hybrid. The library that decodes them trusts
 * their lengths and reads missing bytes as zeros.
 */
final class Runs {

  /** Writers pad the last run, usually to 8 values, at most to 504. */
  private static final int MOST_PADDING = 512;

  private Runs() {}

  /**
   * Counts the ones in the runs.
   *
   * @param runs the bytes from the first run on; the position afterwards is unspecified
   * @param width the number of bits of a value
   * @param values the number of values needed
   * @return the number of values that are 1; empty if the runs do not contain that many values
   */
  static Optional<Integer> ones(ByteBuffer runs, int width, int values) {
    int ones = 0;
    int left = values;
    while (left > 0) {
      long header = varint(runs);
      int length = Math.toIntExact(Math.min(Integer.MAX_VALUE, header >>> 1));
      if (header < 0 || length == 0) {
        return Optional.empty();
      }
      if ((header & 1) == 0) {
        int bytes = (width + 7) / 8;
        if (runs.remaining() < bytes) {
          return Optional.empty();
        }
        int run = Math.min(left, length);
        ones += bytes > 0 && isOne(runs, bytes) ? run : 0;
        left -= run;
      } else {
        long packed = 8L * length;
        int run = (int) Math.min(left, packed);
        long needed = ((long) run * width + 7) / 8;
        if (packed > left + MOST_PADDING || needed > runs.remaining()) {
          return Optional.empty();
        }
        ones += width == 1 ? ones(runs, run) : 0;
        left -= run;
        runs.position((int) Math.min(runs.limit(), runs.position() + (long) length * width));
      }
    }
    return Optional.of(ones);
  }

  private static boolean isOne(ByteBuffer runs, int bytes) {
    boolean one = runs.get() == 1;
    for (int i = 1; i < bytes; i++) {
      one &= runs.get() == 0;
    }
    return one;
  }

  /** Counts the ones among bits packed from the lowest on. */
  private static int ones(ByteBuffer bits, int number) {
    int ones = 0;
    int at = bits.position();
    for (int i = 0; i < number / 8; i++) {
      ones += Integer.bitCount(bits.get(at + i) & 0xFF);
    }
    int rest = number % 8;
    return rest == 0
        ? ones
        : ones + Integer.bitCount(bits.get(at + number / 8) & ((1 << rest) - 1));
  }

  /**
   * Reads an unsigned number of up to 32 bits.
   *
   * @return the number; -1 if there is none
   */
  static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < 35 && bytes.hasRemaining(); shift += 7) {
      byte b = bytes.get();
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return value <= 0xFFFF_FFFFL ? value : -1;
      }
    }
    return -1;
  }
}
