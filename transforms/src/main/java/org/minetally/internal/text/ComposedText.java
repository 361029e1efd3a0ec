package org.minetally.internal.text;

import java.text.Normalizer;

/**
 * Converts text to Unicode's composed form (NFC), in which names and values are compared.
 *
 * <p>Composing first sorts the marks on each letter, which takes time quadratic in their number: a
 * field with a few hundred thousand marks would block a worker for hours. No script puts more than
 * a handful on a letter (Unicode's own stream-safe format allows 30), so text with more than 64 in
 * a row is returned unchanged.
 */
public final class ComposedText {

  private static final int MOST_MARKS = 64;

  private ComposedText() {}

  /**
   * Returns the composed form, or the text itself if it has more marks in a row than any script.
   */
  public static String of(String text) {
    return hasFewMarks(text) ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
  }

  /** Returns whether no run of marks in the text is too long to be sorted quickly. */
  public static boolean hasFewMarks(String text) {
    if (text.length() <= MOST_MARKS) {
      return true;
    }
    int marks = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      marks = isMark(character) ? marks + 1 : 0;
      if (marks > MOST_MARKS) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMark(int character) {
    if (character < 0x300) {
      return false;
    }
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }
}
