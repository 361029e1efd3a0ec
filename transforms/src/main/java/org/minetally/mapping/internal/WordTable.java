package org.minetally.mapping.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Assigns numbers to the distinct byte strings of a column, counting from 0 in order of first
 * appearance. Most columns repeat a few words, and a word's number is found without decoding it.
 */
final class WordTable {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /**
   * The maximum number of words worth caching. In a column of free text, every record has a
   * different one.
   */
  private static final int MANY_WORDS = 1 << 16;

  private static final long MANY_BYTES = 16L << 20;

  private int[] slots = new int[256];
  private long[] hashes = new long[128];
  private byte[][] words = new byte[128][];
  private int size;
  private long bytesHeld;

  /** Returns whether the table is so large that the caller should start a new one. */
  boolean isLarge() {
    return size > MANY_WORDS || bytesHeld > MANY_BYTES;
  }

  /** Returns the number of words. */
  int size() {
    return size;
  }

  byte[] word(int number) {
    return words[number].clone();
  }

  /** Returns the number of the word in [from, to), adding the word if it is new. */
  int number(byte[] bytes, int from, int to) {
    long hash = hash(bytes, from, to);
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (hashes[number] == hash
          && Arrays.equals(words[number], 0, words[number].length, bytes, from, to)) {
        return number;
      }
      slot = slot + 1 & mask;
    }
    return add(hash, slot, Arrays.copyOfRange(bytes, from, to));
  }

  private int add(long hash, int slot, byte[] word) {
    if (size == words.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      words = Arrays.copyOf(words, 2 * size);
    }
    hashes[size] = hash;
    words[size] = word;
    bytesHeld += word.length;
    slots[slot] = ++size;
    if (2 * size > slots.length) {
      rehash();
    }
    return size - 1;
  }

  private void rehash() {
    int[] larger = new int[2 * slots.length];
    int mask = larger.length - 1;
    for (int number = 0; number < size; number++) {
      int slot = (int) hashes[number] & mask;
      while (larger[slot] != 0) {
        slot = slot + 1 & mask;
      }
      larger[slot] = number + 1;
    }
    slots = larger;
  }

  private static long hash(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      hash = step(hash, (long) WORD.get(bytes, i));
    }
    long tail = 0;
    for (; i < to; i++) {
      tail = tail << 8 | (bytes[i] & 0xff);
    }
    return step(hash, tail);
  }

  private static long step(long hash, long word) {
    long x = (hash ^ word) * 0x9E3779B97F4A7C15L;
    return x ^ x >>> 32;
  }
}
