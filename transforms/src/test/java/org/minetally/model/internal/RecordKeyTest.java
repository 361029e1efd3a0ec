package org.minetally.model.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordKeyTest {

  private record Halves(long high, long low) {}

  /** Covers every key of up to five bytes out of four, including the zero byte. */
  @Test
  void neverConfusesTwoShortKeys() {
    byte[] alphabet = {0, 1, 'a', (byte) 0xff};
    Set<Halves> seen = new HashSet<>();
    int keys = 0;
    for (int length = 0; length <= 5; length++) {
      for (int number = 0; number < 1 << (2 * length); number++) {
        byte[] key = new byte[length];
        for (int i = 0; i < length; i++) {
          key[i] = alphabet[(number >> (2 * i)) & 3];
        }
        seen.add(halves(key));
        keys++;
      }
    }
    assertThat(seen.size(), is(keys));
  }

  @Test
  void differentKeysOfAnyLengthDiffer() {
    Random random = new Random(41);
    Map<Halves, byte[]> seen = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      // Mostly zeros, so that keys differ in only one byte or only in length.
      byte[] key = new byte[random.nextInt(20)];
      for (int change = random.nextInt(3); change > 0 && key.length > 0; change--) {
        key[random.nextInt(key.length)] = (byte) random.nextInt(256);
      }
      byte[] known = seen.putIfAbsent(halves(key), key);
      assertThat(known == null || Arrays.equals(known, key), is(true));
    }
  }

  @Test
  void returnsTheTextOfShortKeysOnly() {
    for (String key : List.of("V02897", "ж-1", "123456789012345")) {
      Halves halves = halves(key.getBytes(UTF_8));
      assertThat(RecordKey.text(halves.high, halves.low), is(Optional.of(key)));
    }
    for (String key : List.of("", "1234567890123456")) {
      Halves halves = halves(key.getBytes(UTF_8));
      assertThat(RecordKey.text(halves.high, halves.low), is(Optional.empty()));
    }
  }

  @Test
  void ignoresTheBytesAroundAKey() {
    for (int length = 0; length < 40; length++) {
      byte[] key = "k".repeat(length).getBytes(UTF_8);
      byte[] inside = ("<" + "k".repeat(length) + ">").getBytes(UTF_8);
      RecordKey around = new RecordKey();
      around.set(inside, 1, 1 + length);
      assertThat(new Halves(around.high(), around.low()), is(halves(key)));
    }
  }

  @Test
  void onlyTheEmptyKeyIsNone() {
    Halves none = new Halves(RecordKey.NONE, RecordKey.NONE);
    assertThat(halves(new byte[0]), is(none));
    for (int length = 1; length < 100; length++) {
      assertThat(halves(new byte[length]), is(not(none)));
    }
  }

  @Test
  void neverConfusesThePartsOfACompositeKey() {
    List<String[]> keys =
        List.of(
            new String[] {"ab", "c"},
            new String[] {"a", "bc"},
            new String[] {"", "abc"},
            new String[] {"abc", ""},
            new String[] {"a", "b", "c"},
            new String[] {"a\u001fb", "c"},
            new String[] {"a", "b\u001fc"},
            new String[] {"1:a", "b"},
            new String[] {"1", "a:b"},
            new String[] {"a very long first part", "and a second"},
            new String[] {"a very long first part and", " a second"});
    Set<Halves> seen = new HashSet<>();
    for (String[] parts : keys) {
      RecordKey key = new RecordKey();
      key.set(parts);
      assertThat(Arrays.toString(parts), seen.add(new Halves(key.high(), key.low())), is(true));
    }
  }

  /** Random pairs of short strings with few characters: many are equal when joined. */
  @Test
  void differentPairsHaveDifferentKeys() {
    Random random = new Random(43);
    Map<Halves, List<String>> seen = new HashMap<>();
    RecordKey key = new RecordKey();
    for (int i = 0; i < 100_000; i++) {
      List<String> parts = List.of(text(random), text(random));
      key.set(parts.get(0), parts.get(1));
      List<String> known = seen.putIfAbsent(new Halves(key.high(), key.low()), parts);
      assertThat(known == null ? parts : known, is(parts));
    }
  }

  /** Record numbers are the most common keys; they must not cluster in a few shards or slots. */
  @Test
  void distributesConsecutiveNumbersEvenly() {
    int[] shards = new int[16];
    int[] slots = new int[1 << 12];
    int keys = 1 << 16;
    for (int i = 0; i < keys; i++) {
      Halves key = halves(Integer.toString(1_000_000 + i).getBytes(UTF_8));
      long mixed = RecordKey.mix(key.high, key.low);
      shards[(int) (mixed >>> 60)]++;
      slots[(int) mixed & (slots.length - 1)]++;
    }
    for (int shard : shards) {
      assertThat(Math.abs(shard - keys / 16), is(lessThan(keys / 160)));
    }
    assertThat(Arrays.stream(slots).max().orElseThrow(), is(lessThan(48)));
  }

  private static Halves halves(byte[] key) {
    RecordKey made = new RecordKey();
    made.set(key, 0, key.length);
    return new Halves(made.high(), made.low());
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append("a:1\u001f".charAt(random.nextInt(4)));
    }
    return text.toString();
  }
}
