package org.minetally.dedup;

import org.minetally.model.internal.RecordKey;

/**
 * The keys seen so far, 128 bits each, in an open-addressing table of primitive numbers. Keys are
 * distributed over shards by the hash's upper bits and over slots by the lower bits, so that the
 * keys of one shard do not cluster in the table.
 *
 * <p>It does not use {@link org.minetally.internal.hash.KeyIndex}, because keys stored in the slots
 * themselves take one access to memory instead of two: 36 instead of 42 ns for each of 2.5 million
 * keys.
 */
final class KeySet {

  private long[] slots;
  private int mask;
  private int size;

  /** Keeps the compiler from removing reads whose only purpose is to fill the cache. */
  @SuppressWarnings("unused")
  private long lastRead;

  /** Creates a set with room for {@code expected} keys. */
  KeySet(int expected) {
    int capacity = 16;
    while (4L * expected > 3L * capacity) {
      capacity = Math.multiplyExact(2, capacity);
    }
    allocate(capacity);
  }

  /**
   * Adds a block of keys. {@link RecordKey#NONE} is not added and always counts as new. First reads
   * the slots of all keys: these reads do not depend on each other, so the processor waits for
   * memory once, not once per key.
   *
   * @param isNew receives whether each key was not yet present
   */
  void add(long[] high, long[] low, int count, boolean[] isNew) {
    long read = 0;
    for (int i = 0; i < count; i++) {
      read ^= slots[2 * ((int) RecordKey.mix(high[i], low[i]) & mask) + 1];
    }
    lastRead = read;
    for (int i = 0; i < count; i++) {
      isNew[i] = low[i] == RecordKey.NONE || add(high[i], low[i]);
    }
  }

  /** Adds a key other than {@link RecordKey#NONE}; returns false if it was already present. */
  boolean add(long high, long low) {
    int slot = slotOf(high, low);
    if (slots[slot + 1] != RecordKey.NONE) {
      return false;
    }
    slots[slot] = high;
    slots[slot + 1] = low;
    size++;
    if (4L * size > 3L * (mask + 1L)) {
      grow();
    }
    return true;
  }

  /**
   * Returns the slot of the key, or the free slot for it. The lower half of a key is never 0, so 0
   * there marks a free slot.
   */
  private int slotOf(long high, long low) {
    int at = (int) RecordKey.mix(high, low) & mask;
    while (true) {
      int slot = 2 * at;
      long seen = slots[slot + 1];
      if (seen == RecordKey.NONE || (seen == low && slots[slot] == high)) {
        return slot;
      }
      at = at + 1 & mask;
    }
  }

  private void grow() {
    long[] old = slots;
    allocate(2 * (mask + 1));
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != RecordKey.NONE) {
        int slot = slotOf(old[i], old[i + 1]);
        slots[slot] = old[i];
        slots[slot + 1] = old[i + 1];
      }
    }
  }

  private void allocate(int capacity) {
    slots = new long[2 * capacity];
    mask = capacity - 1;
  }
}
