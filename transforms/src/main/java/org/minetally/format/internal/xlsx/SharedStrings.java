package org.minetally.format.internal.xlsx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The strings that a workbook's cells share, stored in UTF-8 to take no more space than in the
 * file.
 */
final class SharedStrings {

  /** The size of a block in bytes. A string takes at most three quarters of it. */
  private static final int BLOCK = 4 << 20;

  private final List<byte[]> blocks = new ArrayList<>();
  private int filled;

  /**
   * The end of each string: the number of its block and the position in it. A string never spans
   * blocks.
   */
  private long[] ends = new long[64];

  private int size;

  /** Reads all strings of a part and closes it. */
  static SharedStrings of(XmlPart part) throws IOException {
    SharedStrings strings = new SharedStrings();
    try (part) {
      while (part.nextStart()) {
        if (part.isStart("si")) {
          strings.add(part.text());
        }
      }
      part.drain();
    }
    return strings;
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (blocks.isEmpty() || filled + bytes.length > BLOCK) {
      blocks.add(new byte[BLOCK]);
      filled = 0;
    }
    System.arraycopy(bytes, 0, blocks.get(blocks.size() - 1), filled, bytes.length);
    filled += bytes.length;
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ends[size++] = (long) (blocks.size() - 1) << 32 | filled;
  }

  /** Returns the string with this number, counted from 0, or null if there is none. */
  String get(int number) {
    if (number < 0 || number >= size) {
      return null;
    }
    int block = (int) (ends[number] >> 32);
    int end = (int) ends[number];
    int start = number > 0 && ends[number - 1] >> 32 == block ? (int) ends[number - 1] : 0;
    return new String(blocks.get(block), start, end - start, StandardCharsets.UTF_8);
  }
}
