package org.minetally.internal.text;

/** Validates UTF-8 strictly (RFC 3629) without decoding it. */
public final class Utf8 {

  private Utf8() {}

  /**
   * Returns whether [from, to) is well-formed UTF-8: no overlong form, no surrogate, nothing beyond
   * U+10FFFF.
   */
  public static boolean isValid(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      int lead = bytes[i++];
      if (lead >= 0) {
        continue;
      }
      int more = followers(lead & 0xff);
      if (more == 0 || to - i < more || !isSecond(lead & 0xff, bytes[i] & 0xff)) {
        return false;
      }
      for (int end = i + more; i < end; i++) {
        if ((bytes[i] & 0xc0) != 0x80) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns the number of bytes that must follow a lead byte; 0 if it cannot start a character. */
  private static int followers(int lead) {
    if (lead < 0xc2 || lead > 0xf4) {
      return 0;
    }
    if (lead < 0xe0) {
      return 1;
    }
    return lead < 0xf0 ? 2 : 3;
  }

  /**
   * Returns whether a byte may come second. The narrower bounds exclude overlong forms, surrogates
   * and code points beyond Unicode.
   */
  private static boolean isSecond(int lead, int second) {
    return switch (lead) {
      case 0xe0 -> second >= 0xa0;
      case 0xed -> second < 0xa0;
      case 0xf0 -> second >= 0x90;
      case 0xf4 -> second < 0x90;
      default -> true;
    };
  }
}
