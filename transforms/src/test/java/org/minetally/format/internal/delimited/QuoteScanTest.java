package org.minetally.format.internal.delimited;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minetally.format.Dialect;

class QuoteScanTest {

  private static final byte[] ALPHABET = {'a', ',', '"', '\n', '\r'};
  private static final int LONGEST = 7;

  /** Checks every text of up to seven of the five significant bytes, from every state. */
  @Test
  void findsTheSameStateAsAByteByByteScan() {
    QuoteScan scan = new QuoteScan(Dialect.CSV);
    byte[] text = new byte[LONGEST + ByteSearch.SLACK];
    for (int length = 0; length <= LONGEST; length++) {
      for (int number = 0; number < Math.pow(ALPHABET.length, length); number++) {
        spell(number, length, text);
        for (QuoteState start : QuoteState.values()) {
          QuoteState expected = follow(text, length, start);
          QuoteState actual = scan.stateAfter(text, 0, length, start);
          if (actual != expected) {
            assertThat(RangePlanTest.shown(text) + " from " + start, actual, is(expected));
          }
        }
      }
    }
  }

  /** A state is certain if and only if it is the same from every start state. */
  @Test
  void stateIsCertainOnlyIfEveryStartLeadsToIt() {
    QuoteScan scan = new QuoteScan(Dialect.CSV);
    byte[] text = new byte[LONGEST + ByteSearch.SLACK];
    int certain = 0;
    for (int length = 1; length <= LONGEST; length++) {
      for (int number = 0; number < Math.pow(ALPHABET.length, length); number++) {
        spell(number, length, text);
        Set<QuoteState> possible = EnumSet.noneOf(QuoteState.class);
        for (QuoteState start : QuoteState.values()) {
          possible.add(follow(text, length, start));
        }
        QuoteState expected = possible.size() == 1 ? possible.iterator().next() : null;
        QuoteState actual = scan.certainStateAfter(text, 0, length);
        if (actual != expected) {
          assertThat(RangePlanTest.shown(text), actual, is(expected));
        }
        certain += actual == null ? 0 : 1;
      }
    }
    assertThat(certain, greaterThan(1_000));
  }

  @Test
  void findsTheSameStateInLongTexts() {
    Random random = new Random(3);
    QuoteScan scan = new QuoteScan(Dialect.CSV);
    for (int i = 0; i < 2_000; i++) {
      int length = 1 + random.nextInt(200);
      byte[] text = new byte[length + ByteSearch.SLACK];
      // Quotes after the end must not count.
      Arrays.fill(text, (byte) '"');
      int rarity = 1 + random.nextInt(30);
      for (int b = 0; b < length; b++) {
        text[b] = random.nextInt(rarity) == 0 ? ALPHABET[random.nextInt(5)] : (byte) 'x';
      }
      for (QuoteState start : QuoteState.values()) {
        assertThat(scan.stateAfter(text, 0, length, start), is(follow(text, length, start)));
      }
    }
  }

  @Test
  void onlyTheLastByteCountsWithoutQuoteCharacter() {
    Dialect dialect = new Dialect(',', '\0', "UTF-8");
    QuoteScan scan = new QuoteScan(dialect);
    byte[] text = new byte[20];
    text[1] = '"';
    text[2] = '\n';
    assertThat(scan.stateAfter(text, 0, 2, QuoteState.FIELD_START), is(QuoteState.UNQUOTED));
    assertThat(scan.stateAfter(text, 0, 3, QuoteState.FIELD_START), is(QuoteState.RECORD_START));
    assertThat(scan.certainStateAfter(text, 0, 2), is(QuoteState.UNQUOTED));
    assertThat(scan.certainStateAfter(text, 0, 3), is(QuoteState.RECORD_START));
  }

  private static void spell(int number, int length, byte[] text) {
    int rest = number;
    for (int i = 0; i < length; i++) {
      text[i] = ALPHABET[rest % ALPHABET.length];
      rest /= ALPHABET.length;
    }
  }

  private static QuoteState follow(byte[] text, int length, QuoteState start) {
    QuoteState state = start;
    for (int i = 0; i < length; i++) {
      state = state.next(text[i], Dialect.CSV);
    }
    return state;
  }
}
