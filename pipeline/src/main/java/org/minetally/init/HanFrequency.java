package org.minetally.init;

import java.nio.charset.Charset;

/**
 * Whether characters of a charset of Chinese, Japanese or Korean are among its frequent ones. Each
 * of these charsets has its frequent characters in one range of first bytes.
 *
 * @param charset the charset
 * @param first the first byte of its first frequent character
 * @param last the first byte of its last frequent character
 */
record HanFrequency(Charset charset, int first, int last) {

  /** Returns the ranges of a charset; any character is rare if the charset is not of these. */
  static HanFrequency of(Charset charset) {
    return switch (charset.name()) {
      case "GB18030" -> new HanFrequency(charset, 0xB0, 0xD7);
      case "Big5" -> new HanFrequency(charset, 0xA4, 0xC6);
      case "Shift_JIS" -> new HanFrequency(charset, 0x88, 0x98);
      case "EUC-JP" -> new HanFrequency(charset, 0xB0, 0xCF);
      case "EUC-KR" -> new HanFrequency(charset, 0xB0, 0xC8);
      default -> new HanFrequency(charset, 1, 0);
    };
  }

  boolean isJapanese() {
    return charset.name().equals("Shift_JIS") || charset.name().equals("EUC-JP");
  }

  boolean isFrequent(int letter) {
    byte[] bytes = Character.toString(letter).getBytes(charset);
    int lead = bytes[0] & 0xFF;
    return bytes.length == 2 && lead >= first && lead <= last;
  }
}
