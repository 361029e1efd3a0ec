package org.minetally.mapping.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.minetally.internal.hash.KeyIndex;

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

  private long[] hashes = new long[128];
  private byte[][] words = new byte[128][];
  private final KeyIndex index = new KeyIndex(128, this::hashOf);
  private long bytesHeld;

  /** Returns whether the table is so large that the caller should start a new one. */
  boolean isLarge() {
    return index.size() > MANY_WORDS || bytesHeld > MANY_BYTES;
  }

  /** Returns the number of words. */
  int size() {
    return index.size();
  }

  byte[] word(int number) {
    return words[number].clone();
  }

  /** Returns the number of the word in [from, to), adding the word if it is new. */
  int number(byte[] bytes, int from, int to) {
    long hash = hash(bytes, from, to);
    int slot = index.first((int) hash);
    for (int number = index.number(slot); number >= 0; number = index.number(slot)) {
      if (hashes[number] == hash
          && Arrays.equals(words[number], 0, words[number].length, bytes, from, to)) {
        return number;
      }
      slot = index.next(slot);
    }
    return add(hash, slot, Arrays.copyOfRange(bytes, from, to));
  }

  private int add(long hash, int slot, byte[] word) {
    int size = index.size();
    if (size == words.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      words = Arrays.copyOf(words, 2 * size);
    }
    hashes[size] = hash;
    words[size] = word;
    bytesHeld += word.length;
    return index.add(slot);
  }

  private int hashOf(int number) {
    return (int) hashes[number];
  }

  private static long hash(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      hash = KeyIndex.mix(hash, (long) WORD.get(bytes, i));
    }
    long tail = 0;
    for (; i < to; i++) {
      tail = tail << 8 | (bytes[i] & 0xff);
    }
    return KeyIndex.mix(hash, tail);
  }
}
