package org.minetally.dedup;

import org.minetally.internal.hash.KeyIndex;
import org.minetally.model.internal.RecordKey;

/** Numbers 128-bit keys in the order of their first appearance. */
final class KeyNumbers {

  private final KeyIndex index;
  private final long[] keys;

  /** Creates a numbering for at most this many keys. */
  KeyNumbers(int most) {
    keys = new long[2 * most];
    index =
        new KeyIndex(most, number -> (int) RecordKey.mix(keys[2 * number], keys[2 * number + 1]));
  }

  /** Returns the number of keys. */
  int size() {
    return index.size();
  }

  /** Returns the key's number, from 0; assigns the next number to a new key. */
  int number(long high, long low) {
    int slot = index.first((int) RecordKey.mix(high, low));
    for (int number = index.number(slot); number >= 0; number = index.number(slot)) {
      if (keys[2 * number] == high && keys[2 * number + 1] == low) {
        return number;
      }
      slot = index.next(slot);
    }
    int size = index.size();
    keys[2 * size] = high;
    keys[2 * size + 1] = low;
    return index.add(slot);
  }
}
