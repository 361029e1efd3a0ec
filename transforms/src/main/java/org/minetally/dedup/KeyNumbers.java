package org.minetally.dedup;

import org.minetally.model.internal.RecordKey;

/** Numbers 128-bit keys in the order of their first appearance, in tables of primitive numbers. */
final class KeyNumbers {

  private final int[] slots;
  private final long[] keys;
  private int size;

  /** Creates a numbering for at most this many keys. */
  KeyNumbers(int most) {
    slots = new int[Integer.highestOneBit(Math.max(8, most) - 1) * 4];
    keys = new long[2 * most];
  }

  /** Returns the number of keys. */
  int size() {
    return size;
  }

  /** Returns the key's number, from 0; assigns the next number to a new key. */
  int number(long high, long low) {
    int mask = slots.length - 1;
    int slot = (int) RecordKey.mix(high, low) & mask;
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (keys[2 * number] == high && keys[2 * number + 1] == low) {
        return number;
      }
      slot = slot + 1 & mask;
    }
    keys[2 * size] = high;
    keys[2 * size + 1] = low;
    slots[slot] = ++size;
    return size - 1;
  }
}
