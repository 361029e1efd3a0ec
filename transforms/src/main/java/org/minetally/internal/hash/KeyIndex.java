package org.minetally.internal.hash;

import java.util.function.IntUnaryOperator;

/**
 * Finds keys by their hash, by open addressing. The caller stores the keys, in any form, and
 * numbers them from 0 in order of their first appearance; the index contains only the numbers, so a
 * key costs no object. A lookup compares the keys of a hash until one is equal or a slot is free:
 *
 * <pre>{@code
 * int slot = index.first(hash);
 * for (int number = index.number(slot); number >= 0; number = index.number(slot)) {
 *   if (key.equals(keys[number])) {
 *     return number;
 *   }
 *   slot = index.next(slot);
 * }
 * keys[index.size()] = key;
 * return index.add(slot);
 * }</pre>
 *
 * <p>Not safe for use by several threads.
 */
public final class KeyIndex {

  private final IntUnaryOperator hashes;

  /** Numbers plus one; 0 where a slot is free. The length is a power of two. */
  private int[] slots;

  private int size;

  /**
   * Creates an empty index.
   *
   * @param expected the number of keys for which it has room without growing
   * @param hashes returns the hash of the key with a number; called when the index grows
   */
  public KeyIndex(int expected, IntUnaryOperator hashes) {
    this.hashes = hashes;
    this.slots = new int[Integer.highestOneBit(Math.max(8, expected) - 1) * 4];
  }

  /**
   * Returns an index of the keys 0 to {@code size - 1}, which are all different.
   *
   * @param hashes returns the hash of the key with a number
   */
  public static KeyIndex of(int size, int expected, IntUnaryOperator hashes) {
    KeyIndex index = new KeyIndex(Math.max(size, expected), hashes);
    index.size = size;
    index.fill();
    return index;
  }

  /** Returns the number of keys. */
  public int size() {
    return size;
  }

  /** Returns the slot at which the search for a key with this hash starts. */
  public int first(int hash) {
    return hash & slots.length - 1;
  }

  /** Returns the slot at which the search continues. */
  public int next(int slot) {
    return slot + 1 & slots.length - 1;
  }

  /** Returns the number of the key in a slot, or -1 if the slot is free. */
  public int number(int slot) {
    return slots[slot] - 1;
  }

  /**
   * Adds the next key and returns its number. The caller has stored the key.
   *
   * @param slot the free slot at which the search for the key ended
   */
  public int add(int slot) {
    slots[slot] = ++size;
    if (2 * size > slots.length) {
      slots = new int[2 * slots.length];
      fill();
    }
    return size - 1;
  }

  /** Mixes a number into a hash, so that all bits of the result depend on both. */
  public static long mix(long hash, long number) {
    long x = (hash ^ number) * 0x9E3779B97F4A7C15L;
    return x ^ x >>> 32;
  }

  private void fill() {
    for (int number = 0; number < size; number++) {
      int slot = first(hashes.applyAsInt(number));
      while (slots[slot] != 0) {
        slot = next(slot);
      }
      slots[slot] = number + 1;
    }
  }
}
