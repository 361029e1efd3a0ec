package org.minetally.internal.hash;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class KeyIndexTest {

  private final List<String> keys = new ArrayList<>();

  private int numberOf(String key, KeyIndex index, ToIntFunction<String> hash) {
    int slot = index.first(hash.applyAsInt(key));
    for (int number = index.number(slot); number >= 0; number = index.number(slot)) {
      if (keys.get(number).equals(key)) {
        return number;
      }
      slot = index.next(slot);
    }
    keys.add(key);
    return index.add(slot);
  }

  private KeyIndex index(int expected, ToIntFunction<String> hash) {
    return new KeyIndex(expected, number -> hash.applyAsInt(keys.get(number)));
  }

  private void assertNumbersInOrderOfFirstAppearance(
      int expected, int different, ToIntFunction<String> hash) {
    keys.clear();
    KeyIndex index = index(expected, hash);
    Map<String, Integer> numbers = new HashMap<>();
    Random random = new Random(different);
    for (int i = 0; i < 3 * different; i++) {
      String key = Integer.toString(random.nextInt(different));
      Integer known = numbers.putIfAbsent(key, numbers.size());
      assertThat(key, numberOf(key, index, hash), is(known == null ? numbers.size() - 1 : known));
      assertThat(index.size(), is(numbers.size()));
    }
  }

  @Test
  void numbersKeysInOrderOfFirstAppearance() {
    for (int expected : new int[] {0, 1, 8, 9, 1000, 100_000}) {
      assertNumbersInOrderOfFirstAppearance(expected, 20_000, String::hashCode);
    }
  }

  @Test
  void distinguishesKeysWithTheSameHash() {
    assertNumbersInOrderOfFirstAppearance(0, 500, key -> 7);
  }

  /** A search that starts in the last slots continues in the first ones. */
  @Test
  void wrapsAroundAtTheEnd() {
    assertNumbersInOrderOfFirstAppearance(0, 500, key -> -1 - key.length());
  }

  @Test
  void findsKeysThatWereStoredBefore() {
    for (int size : new int[] {0, 1, 7, 1000}) {
      keys.clear();
      for (int i = 0; i < size; i++) {
        keys.add("key " + i);
      }
      KeyIndex index = KeyIndex.of(size, 4, number -> keys.get(number).hashCode());
      assertThat(index.size(), is(size));
      for (int i = 0; i < 2 * size; i++) {
        assertThat(numberOf("key " + i, index, String::hashCode), is(i));
      }
    }
  }

  @Test
  void mixedNumbersDifferInTheirLowBits() {
    int[] used = new int[256];
    for (long number = 0; number < 256; number++) {
      used[(int) KeyIndex.mix(0, number << 32) & 0xff]++;
    }
    for (int count : used) {
      assertThat(count <= 8, is(true));
    }
  }
}
