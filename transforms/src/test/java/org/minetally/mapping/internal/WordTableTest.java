package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordTableTest {

  @Test
  void numbersWordsInOrderOfFirstAppearance() {
    Random random = new Random(8);
    WordTable table = new WordTable();
    Map<String, Integer> expected = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      String word = word(random);
      Integer number = expected.putIfAbsent(word, expected.size());
      byte[] bytes = ("<" + word + ">").getBytes(UTF_8);
      assertThat(
          word,
          table.number(bytes, 1, bytes.length - 1),
          is(number == null ? expected.size() - 1 : number));
      assertThat(table.size(), is(expected.size()));
    }
    expected.forEach((word, number) -> assertThat(table.word(number), is(word.getBytes(UTF_8))));
  }

  /** Words of NUL bytes differ only in length. */
  @Test
  void distinguishesWordsThatDifferOnlyInLength() {
    WordTable table = new WordTable();
    byte[] zeros = new byte[40];
    for (int length = 0; length < 40; length++) {
      assertThat(table.number(zeros, 0, length), is(length));
    }
    for (int length = 0; length < 40; length++) {
      assertThat(table.number(zeros, 40 - length, 40), is(length));
    }
  }

  @Test
  void keepsWordWhenItsBufferChanges() {
    WordTable table = new WordTable();
    byte[] buffer = "ab".getBytes(UTF_8);
    table.number(buffer, 0, 2);
    buffer[0] = 'x';
    assertThat(table.number(buffer, 0, 2), is(1));
    assertThat(table.number("ab".getBytes(UTF_8), 0, 2), is(0));
  }

  @Test
  void numbersPairsInOrderOfFirstAppearance() {
    Random random = new Random(9);
    PairTable table = new PairTable();
    Map<Long, Integer> expected = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      int first = random.nextInt(200) * (random.nextInt(50) == 0 ? 10_000_000 : 1);
      int second = random.nextInt(200);
      Integer number = expected.putIfAbsent(first * 1_000_000_007L + second, expected.size());
      assertThat(table.number(first, second), is(number == null ? expected.size() - 1 : number));
    }
    assertThat(table.number(-1, -1), is(expected.size()));
    assertThat(table.number(0, -1), is(expected.size() + 1));
    assertThat(table.number(-1, 0), is(expected.size() + 2));
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    int length = random.nextInt(random.nextInt(3) == 0 ? 20 : 4);
    for (int i = 0; i < length; i++) {
      word.append("abé".charAt(random.nextInt(3)));
    }
    return word.toString();
  }
}
