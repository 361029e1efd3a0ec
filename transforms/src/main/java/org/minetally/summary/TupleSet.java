package org.minetally.summary;

import java.util.Arrays;
import org.minetally.internal.hash.KeyIndex;
import org.minetally.model.internal.RecordKey;

/** A set of tuples of numbers, stored in full, so that no two tuples are ever confused. */
final class TupleSet {

  private final int width;
  private final KeyIndex index;
  private long[] tuples;

  /** The hash of each tuple, so that growing does not compute them again. */
  private int[] hashes = new int[1 << 8];

  /** Creates an empty set of tuples of this width. */
  TupleSet(int width) {
    this.width = width;
    this.tuples = new long[width << 8];
    this.index = new KeyIndex(1 << 9, number -> hashes[number]);
  }

  /** Adds a tuple; returns false if it was already present. */
  boolean add(long... tuple) {
    int hash = hash(tuple);
    int slot = index.first(hash);
    for (int number = index.number(slot); number >= 0; number = index.number(slot)) {
      int at = number * width;
      if (Arrays.equals(tuples, at, at + width, tuple, 0, width)) {
        return false;
      }
      slot = index.next(slot);
    }
    int size = index.size();
    if ((size + 1) * width > tuples.length) {
      tuples = Arrays.copyOf(tuples, 2 * tuples.length);
      hashes = Arrays.copyOf(hashes, 2 * hashes.length);
    }
    System.arraycopy(tuple, 0, tuples, size * width, width);
    hashes[size] = hash;
    index.add(slot);
    return true;
  }

  private int hash(long[] tuple) {
    long hash = 0;
    for (int i = 0; i < width; i++) {
      hash = RecordKey.mix(hash, tuple[i]);
    }
    return (int) hash;
  }
}
