package org.minetally.source.internal.lookup;

import java.util.Arrays;
import org.minetally.model.internal.RecordKey;

/**
 * Where the rows of a table are, by their keys: a hash table with linear probing. A slot has the
 * upper 24 bits of the key's hash and the {@linkplain RowAddress address} of the row plus 1, so
 * that a row with another key is hardly ever looked at.
 */
final class RowSlots {

  private static final long ADDRESS = (1L << RowAddress.BITS) - 1;

  /** The parts of the table, in the form of {@link PackedRows}. */
  private final byte[][] parts;

  private final long[] slots;
  private final int mask;

  /** Creates free slots for this many rows. */
  RowSlots(byte[][] parts, int rows) {
    this.parts = parts;
    slots = new long[Math.max(2, Integer.highestOneBit(Math.max(1, rows)) << 2)];
    mask = slots.length - 1;
  }

  private boolean hasKey(long address, long high, long low) {
    return PackedRows.hasKey(parts[RowAddress.part(address)], RowAddress.start(address), high, low);
  }

  /** Returns the slot of the row with a key, or the free slot where it belongs. */
  int slot(long high, long low) {
    long hash = RecordKey.mix(high, low);
    int slot = (int) hash & mask;
    long content = slots[slot];
    while (content != 0
        && !(((content ^ hash) & ~ADDRESS) == 0 && hasKey((content & ADDRESS) - 1, high, low))) {
      slot = slot + 1 & mask;
      content = slots[slot];
    }
    return slot;
  }

  /** Returns the address of the row of a slot, or -1 if the slot is free. */
  long row(int slot) {
    return (slots[slot] & ADDRESS) - 1;
  }

  /** Sets the row of the slot that its key has. */
  void set(int slot, long address, long high, long low) {
    slots[slot] = (RecordKey.mix(high, low) & ~ADDRESS) | (address + 1);
  }

  /**
   * Finds the rows of several keys. The searches do not wait for each other's memory: first all
   * slots are fetched, then the rows to which they lead.
   *
   * @param found receives the address of each row, or -1
   */
  void find(long[] high, long[] low, int count, long[] found) {
    long fetched = 0;
    for (int i = 0; i < count; i++) {
      fetched |= slots[(int) RecordKey.mix(high[i], low[i]) & mask];
    }
    if (fetched == 0) {
      Arrays.fill(found, 0, count, -1);
      return;
    }
    for (int i = 0; i < count; i++) {
      long hash = RecordKey.mix(high[i], low[i]);
      int slot = (int) hash & mask;
      long content = slots[slot];
      while (content != 0 && ((content ^ hash) & ~ADDRESS) != 0) {
        slot = slot + 1 & mask;
        content = slots[slot];
      }
      found[i] = (content & ADDRESS) - 1;
    }
    for (int i = 0; i < count; i++) {
      if (found[i] >= 0 && !hasKey(found[i], high[i], low[i])) {
        // Another key with the same upper bits of its hash.
        found[i] = row(slot(high[i], low[i]));
      }
    }
  }
}
