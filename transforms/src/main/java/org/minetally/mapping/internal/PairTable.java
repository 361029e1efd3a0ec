package org.minetally.mapping.internal;

import java.util.Arrays;

/** Assigns numbers to distinct pairs of integers, counting from 0 in order of first appearance. */
final class PairTable {

  private int[] slots = new int[256];
  private long[] pairs = new long[128];
  private int size;

  /** Returns the number of a pair, adding the pair if it is new. */
  int number(int first, int second) {
    long pair = (long) first << 32 | (second & 0xffffffffL);
    int slot = slotOf(pair, slots);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * size);
    }
    pairs[size++] = pair;
    slots[slot] = size;
    if (2 * size > slots.length) {
      rehash();
    }
    return size - 1;
  }

  private void rehash() {
    int[] larger = new int[2 * slots.length];
    for (int number = 0; number < size; number++) {
      larger[slotOf(pairs[number], larger)] = number + 1;
    }
    slots = larger;
  }

  private int slotOf(long pair, int[] table) {
    int mask = table.length - 1;
    long x = pair * 0x9E3779B97F4A7C15L;
    int slot = (int) (x ^ x >>> 32) & mask;
    while (table[slot] != 0 && pairs[table[slot] - 1] != pair) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
