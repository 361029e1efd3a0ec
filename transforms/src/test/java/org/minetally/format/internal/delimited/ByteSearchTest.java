package org.minetally.format.internal.delimited;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {

  /** Bytes that differ by one bit or by one, which word-wise arithmetic might confuse. */
  private static final byte[] NEAR = {'"', '"' - 1, '"' + 1, (byte) ('"' | 0x80), 0, 1, -128, '\n'};

  @Test
  void findsTheSameByteAsALoop() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[40];
      int kinds = 1 + random.nextInt(NEAR.length);
      for (int b = 0; b < bytes.length; b++) {
        bytes[b] = NEAR[NEAR.length - 1 - random.nextInt(kinds)];
      }
      int to = random.nextInt(bytes.length - ByteSearch.SLACK + 1);
      int from = random.nextInt(to + 1);
      byte one = NEAR[random.nextInt(NEAR.length)];
      byte other = NEAR[random.nextInt(NEAR.length)];
      long pattern = ByteSearch.repeat(one);
      assertThat(
          ByteSearch.indexOf(bytes, from, to, pattern), is(first(bytes, from, to, one, one)));
      assertThat(
          ByteSearch.indexOfEither(bytes, from, to, pattern, ByteSearch.repeat(other)),
          is(first(bytes, from, to, one, other)));
      assertThat(ByteSearch.isAscii(bytes, from, to), is(allAscii(bytes, from, to)));
    }
  }

  @Test
  void detectsNonAsciiByteAtEveryPosition() {
    for (int at = 0; at < 20; at++) {
      byte[] bytes = new byte[20];
      bytes[at] = (byte) 0x80;
      assertThat(ByteSearch.isAscii(bytes, 0, at), is(true));
      assertThat(ByteSearch.isAscii(bytes, 0, at + 1), is(false));
      assertThat(ByteSearch.isAscii(bytes, at + 1, 20), is(true));
    }
  }

  private static int first(byte[] bytes, int from, int to, byte one, byte other) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == one || bytes[i] == other) {
        return i;
      }
    }
    return to;
  }

  private static boolean allAscii(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
