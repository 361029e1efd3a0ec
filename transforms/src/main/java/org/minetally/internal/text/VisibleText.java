package org.minetally.internal.text;

/**
 * Formats text for display on one line. Characters that are invisible, or that change how the rest
 * of a line is displayed, become escapes: {@code \n}, {@code \r}, {@code \t}, and {@code \}{@code
 * uXXXX} for any other UTF-16 unit. They are:
 *
 * <ul>
 *   <li>control characters (C0, DEL, C1), line separators and paragraph separators
 *   <li>format characters: bidirectional controls, zero-width characters, the byte order mark, tags
 *   <li>unpaired surrogates
 * </ul>
 *
 * <p>A zero-width joiner or non-joiner between two letters is kept, except in Latin, Greek and
 * Cyrillic: Persian and Indic names are spelled with them. A backslash is not escaped, so the
 * result is for people and cannot be parsed back.
 */
public final class VisibleText {

  /** The start of the scripts that may use joiners: everything from Hebrew on. */
  private static final int FIRST_JOINING_LETTER = 0x0590;

  private VisibleText() {}

  /** Returns the text with invisible characters escaped; the same object if there are none. */
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
      // Unicode reserves these ranges for invisible characters, assigned or not.
      default ->
          (codePoint >= 0x2060 && codePoint <= 0x206F)
              || (codePoint >= 0xE0000 && codePoint <= 0xE007F);
    };
  }

  /**
   * Returns whether a format character has a shape: the signs that enclose a number, as in Arabic.
   */
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
