package org.minetally.dedup;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A set of keys behaves like a set. */
class KeySetTest {

  @Test
  void addsEveryKeyOnlyOnce() {
    for (int expected : new int[] {0, 1, 7, 8, 9, 1000, 5000}) {
      Random random = new Random(expected);
      KeySet keys = new KeySet(expected);
      Set<List<Long>> oracle = new HashSet<>();
      for (int i = 0; i < 10_000; i++) {
        long high = random.nextLong(60) << 56;
        long low = 1 + random.nextLong(60);
        assertThat(keys.add(high, low), is(oracle.add(List.of(high, low))));
      }
    }
  }

  @Test
  void addsBlockOfKeysLikeOneAfterTheOther() {
    Random random = new Random(5);
    KeySet keys = new KeySet(3);
    Set<List<Long>> oracle = new HashSet<>();
    for (int block = 0; block < 300; block++) {
      int count = 1 + random.nextInt(40);
      long[] high = new long[count];
      long[] low = new long[count];
      boolean[] isNew = new boolean[count];
      for (int i = 0; i < count; i++) {
        low[i] = random.nextLong(60);
        high[i] = low[i] == 0 ? 0 : random.nextLong(60) << 56;
      }
      keys.add(high, low, count, isNew);
      for (int i = 0; i < count; i++) {
        assertThat(isNew[i], is(low[i] == 0 || oracle.add(List.of(high[i], low[i]))));
      }
    }
  }

  @Test
  void distinguishesKeysThatShareAHalf() {
    KeySet keys = new KeySet(4);
    assertThat(keys.add(1, 1), is(true));
    assertThat(keys.add(1, 2), is(true));
    assertThat(keys.add(2, 1), is(true));
    assertThat(keys.add(0, 1), is(true));
    assertThat(keys.add(1, 1), is(false));
    assertThat(keys.add(0, 1), is(false));
  }

  @Test
  void keepsAllKeysWhenItOutgrowsItsExpectedSize() {
    KeySet keys = new KeySet(0);
    for (long key = 1; key <= 100_000; key++) {
      assertThat(keys.add(key, key), is(true));
    }
    for (long key = 1; key <= 100_000; key++) {
      assertThat(keys.add(key, key), is(false));
    }
  }
}
