package org.minetally.source.internal.lookup;

/**
 * Where a row of a table is: the number of its part, and the byte at which it starts there. A
 * number of 40 bits.
 */
final class RowAddress {

  /** The bits of an address. */
  static final int BITS = 40;

  /** The last byte of a part at which a row may start. */
  static final int LAST_START = (1 << 20) - 1;

  /** The maximum number of parts: one less than there is room for, so that addresses plus 1 fit. */
  static final int MOST_PARTS = (1 << 20) - 1;

  private static final int START_BITS = 20;

  private RowAddress() {}

  static long of(int part, int start) {
    return (long) part << START_BITS | start;
  }

  static int part(long address) {
    return (int) (address >>> START_BITS);
  }

  static int start(long address) {
    return (int) address & LAST_START;
  }
}
