package org.minetally.summary;

import java.util.Arrays;
import org.minetally.model.internal.RecordKey;

/** A set of tuples of numbers, stored in full, so that no two tuples are ever confused. */
final class TupleSet {

  private final int width;
  private long[] tuples;
  private int[] slots = new int[1 << 10];
  private int size;

  /** Creates an empty set of tuples of this width. */
  TupleSet(int width) {
    this.width = width;
    this.tuples = new long[width << 8];
  }

  /** Adds a tuple; returns false if it was already present. */
  boolean add(long... tuple) {
    int mask = slots.length - 1;
    int slot = hash(tuple, 0) & mask;
    while (slots[slot] != 0) {
      int at = (slots[slot] - 1) * width;
      if (Arrays.equals(tuples, at, at + width, tuple, 0, width)) {
        return false;
      }
      slot = slot + 1 & mask;
    }
    if ((size + 1) * width > tuples.length) {
      tuples = Arrays.copyOf(tuples, 2 * tuples.length);
    }
    System.arraycopy(tuple, 0, tuples, size * width, width);
    slots[slot] = ++size;
    if (2 * size > slots.length) {
      grow();
    }
    return true;
  }

  private void grow() {
    int[] index = new int[4 * slots.length];
    int mask = index.length - 1;
    for (int i = 0; i < size; i++) {
      int slot = hash(tuples, i * width) & mask;
      while (index[slot] != 0) {
        slot = slot + 1 & mask;
      }
      index[slot] = i + 1;
    }
    slots = index;
  }

  private int hash(long[] from, int at) {
    long hash = 0;
    for (int i = at; i < at + width; i++) {
      hash = RecordKey.mix(hash, from[i]);
    }
    return (int) hash;
  }
}
