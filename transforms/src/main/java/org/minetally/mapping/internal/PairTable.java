package org.minetally.mapping.internal;

import java.util.Arrays;
import org.minetally.internal.hash.KeyIndex;

/** Assigns numbers to distinct pairs of integers, counting from 0 in order of first appearance. */
final class PairTable {

  private final KeyIndex index = new KeyIndex(128, number -> hash(pair(number)));
  private long[] pairs = new long[128];

  /** Returns the number of a pair, adding the pair if it is new. */
  int number(int first, int second) {
    long pair = (long) first << 32 | (second & 0xffffffffL);
    int slot = index.first(hash(pair));
    for (int number = index.number(slot); number >= 0; number = index.number(slot)) {
      if (pairs[number] == pair) {
        return number;
      }
      slot = index.next(slot);
    }
    int size = index.size();
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * size);
    }
    pairs[size] = pair;
    return index.add(slot);
  }

  private long pair(int number) {
    return pairs[number];
  }

  private static int hash(long pair) {
    return (int) KeyIndex.mix(0, pair);
  }
}
