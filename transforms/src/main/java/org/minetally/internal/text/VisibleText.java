package org.minetally.internal.text;

/**
 * Shows text on one line. Characters that a reader cannot see, or that change how the rest of a
 * line is displayed, are written as escapes: {@code \n}, {@code \r}, {@code \t}, and {@code
 * \}{@code uXXXX} for each other UTF-16 unit. These are:
 *
 * <ul>
 *   <li>control characters (C0, DEL, C1) and the separators of lines and paragraphs
 *   <li>format characters: bidirectional controls, zero-width characters, the byte order mark, tags
 *   <li>surrogates without their other half
 * </ul>
 *
 * <p>The zero-width joiner and non-joiner stay between two letters outside Latin, Greek and
 * Cyrillic: Persian and Indic names are spelled with them. A backslash stays as it is, so the
 * result is for people, not for parsing.
 */
public final class VisibleText {

  /** The first letter of the scripts that are spelled with joiners: everything from Hebrew on. */
  private static final int FIRST_JOINING_LETTER = 0x0590;

  private VisibleText() {}

  /** Returns the text with what cannot be seen as escapes; the same object if there is nothing. */
  public static String of(String text) {
    int at = firstHidden(text);
    if (at == text.length()) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, at);
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      if (isHidden(text, at, codePoint)) {
        text.substring(at, next).chars().forEach(unit -> escape(unit, shown));
      } else {
        shown.appendCodePoint(codePoint);
      }
      at = next;
    }
    return shown.toString();
  }

  private static int firstHidden(String text) {
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (isHidden(text, at, codePoint)) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  private static boolean isHidden(String text, int at, int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> !isSeen(codePoint) && !joins(text, at, codePoint);
      // Reserved for characters that are not shown, whether assigned or not.
      default ->
          (codePoint >= 0x2060 && codePoint <= 0x206F)
              || (codePoint >= 0xE0000 && codePoint <= 0xE007F);
    };
  }

  /** Arabic and Syriac signs that enclose numbers are format characters with a shape. */
  private static boolean isSeen(int codePoint) {
    return (codePoint >= 0x0600 && codePoint <= 0x0605)
        || codePoint == 0x06DD
        || codePoint == 0x070F
        || codePoint == 0x08E2
        || codePoint == 0x110BD
        || codePoint == 0x110CD;
  }

  private static boolean joins(String text, int at, int codePoint) {
    return (codePoint == 0x200C || codePoint == 0x200D)
        && at > 0
        && at + 1 < text.length()
        && isJoined(text.codePointBefore(at))
        && isJoined(text.codePointAt(at + 1));
  }

  private static boolean isJoined(int codePoint) {
    int type = Character.getType(codePoint);
    return codePoint >= FIRST_JOINING_LETTER
        && (Character.isLetter(codePoint)
            || type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK);
  }

  private static void escape(int unit, StringBuilder shown) {
    switch (unit) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> {
        shown.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          shown.append(Character.forDigit(unit >> shift & 0xF, 16));
        }
      }
    }
  }
}
