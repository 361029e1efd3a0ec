package org.minetally.source.internal.lookup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.minetally.model.internal.RecordKey;

/**
 * Where the rows of a table start, by their keys: a hash table with linear probing. A slot has the
 * upper 32 bits of the key's hash and the start of the row plus 1, so that a row with another key
 * is hardly ever looked at.
 *
 * <p>Slots are eight bytes each in an array of bytes, which is copied and written as it is.
 */
final class RowSlots {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long START = 0xffff_ffffL;

  private final byte[] slots;
  private final int mask;

  /** Creates slots that {@link #bytes()} returned. */
  RowSlots(byte[] slots) {
    this.slots = slots;
    this.mask = slots.length / Long.BYTES - 1;
  }

  /** Creates free slots for this many rows. */
  static RowSlots ofRows(int rows) {
    return new RowSlots(
        new byte[Long.BYTES * Math.max(2, Integer.highestOneBit(Math.max(1, rows)) << 2)]);
  }

  byte[] bytes() {
    return slots;
  }

  private long get(int slot) {
    return (long) LONGS.get(slots, Long.BYTES * slot);
  }

  /** Returns the slot of the row with a key, or the free slot where it belongs. */
  int slot(byte[] rows, long high, long low) {
    long hash = RecordKey.mix(high, low);
    int slot = (int) hash & mask;
    long content = get(slot);
    while (content != 0
        && !(((content ^ hash) & ~START) == 0
            && PackedRows.hasKey(rows, (int) (content & START) - 1, high, low))) {
      slot = slot + 1 & mask;
      content = get(slot);
    }
    return slot;
  }

  /** Returns where the row of a slot starts, or -1 if the slot is free. */
  int row(int slot) {
    return (int) (get(slot) & START) - 1;
  }

  /** Sets the row of the slot that its key has. */
  void set(int slot, int row, long high, long low) {
    LONGS.set(slots, Long.BYTES * slot, (RecordKey.mix(high, low) & ~START) | (row + 1));
  }

  /**
   * Finds the rows of several keys. The searches do not wait for each other's memory: first all
   * slots are fetched, then the rows to which they lead.
   *
   * @param found receives the start of each row, or -1
   */
  void find(byte[] rows, long[] high, long[] low, int count, int[] found) {
    long fetched = 0;
    for (int i = 0; i < count; i++) {
      fetched |= get((int) RecordKey.mix(high[i], low[i]) & mask);
    }
    if (fetched == 0) {
      Arrays.fill(found, 0, count, -1);
      return;
    }
    for (int i = 0; i < count; i++) {
      long hash = RecordKey.mix(high[i], low[i]);
      int slot = (int) hash & mask;
      long content = get(slot);
      while (content != 0 && ((content ^ hash) & ~START) != 0) {
        slot = slot + 1 & mask;
        content = get(slot);
      }
      found[i] = (int) (content & START) - 1;
    }
    for (int i = 0; i < count; i++) {
      if (found[i] >= 0 && !PackedRows.hasKey(rows, found[i], high[i], low[i])) {
        // Another key with the same upper half of its hash.
        found[i] = row(slot(rows, high[i], low[i]));
      }
    }
  }
}
