package org.minetally.internal.text;

/**
 * Converts the digits of other scripts to those of ASCII, and drops the invisible marks that set
 * the direction of text.
 *
 * <p>A text keeps its digits if they are of several scripts: no one writes a number that way, so
 * one of them is a mistake.
 */
public final class AsciiDigits {

  /**
   * The zero of each script; its other digits follow in order. Arabic-Indic, Eastern Arabic,
   * Devanagari, Bengali, Thai, Lao, Burmese, Khmer, full-width.
   */
  private static final String ZEROS = "\u0660\u06f0\u0966\u09e6\u0e50\u0ed0\u1040\u17e0\uff10";

  private static final char LEFT_TO_RIGHT_MARK = '\u200e';
  private static final char RIGHT_TO_LEFT_MARK = '\u200f';
  private static final char ARABIC_LETTER_MARK = '\u061c';

  private AsciiDigits() {}

  /** Returns the text with digits of ASCII; the text itself if there is nothing to convert. */
  public static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    char script = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char zero = zero(c);
      if (zero != 0 && script != 0 && script != zero) {
        return text;
      }
      script = zero == 0 ? script : zero;
      if (zero != 0) {
        plain.append((char) ('0' + c - zero));
      } else if (!isMark(c)) {
        plain.append(c);
      }
    }
    return plain.length() < text.length() ? plain.toString().strip() : plain.toString();
  }

  private static boolean isMark(char c) {
    return c == LEFT_TO_RIGHT_MARK || c == RIGHT_TO_LEFT_MARK || c == ARABIC_LETTER_MARK;
  }

  /** Returns the zero of a digit's script, or 0 if the character is not a digit. */
  private static char zero(char c) {
    if (c < ZEROS.charAt(0)) {
      return c >= '0' && c <= '9' ? '0' : 0;
    }
    for (int i = 0; i < ZEROS.length(); i++) {
      char zero = ZEROS.charAt(i);
      if (c >= zero && c <= zero + 9) {
        return zero;
      }
    }
    return 0;
  }
}
