package org.minetally.format.internal.delimited;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Generates small files of delimited text that are hard to parse. Most of them are malformed. */
final class RandomText {

  private static final String[] PIECES = {
    "a", ",", "\"", "\n", "\r", "\r\n", "\u00e9", "\u0259", " ", "\"\"", "\",\"", "\"\n\"", ""
  };

  private RandomText() {}

  static byte[] bytes(Random random, int mostPieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Only a few kinds of pieces per file, so that rare combinations become common.
    int kinds = 2 + random.nextInt(5);
    String[] pieces = new String[kinds];
    for (int i = 0; i < kinds; i++) {
      pieces[i] = PIECES[random.nextInt(PIECES.length)];
    }
    for (int i = random.nextInt(mostPieces + 1); i > 0; i--) {
      bytes.writeBytes(pieces[random.nextInt(kinds)].getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
