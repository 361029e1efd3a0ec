package org.minetally.internal.text;

/**
 * Converts a number as people write it to the plain form: digits of ASCII, no thousands separators,
 * a point for decimals, such as {@code -1234.5}.
 *
 * <p>This is for numbers that a reader of plain bytes does not accept, so it may be slow.
 */
public final class PlainNumber {

  private static final int GROUP = 3;

  private PlainNumber() {}

  /**
   * Returns the plain form of a number, or the empty string if the text is not a number in this
   * notation. Groups have three digits, except for the first, which may have fewer.
   *
   * @param written the text, without white space around it
   * @param decimal the decimal separator
   * @param thousands the thousands separator, or 0 for none; a space also matches no-break spaces
   */
  public static String of(String written, char decimal, char thousands) {
    String text = AsciiDigits.of(written);
    StringBuilder plain = new StringBuilder(text.length());
    int i = 0;
    if (!text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
      plain.append(text.charAt(i++));
    }
    int point = text.indexOf(decimal, i);
    String whole = withoutGroups(text.substring(i, point < 0 ? text.length() : point), thousands);
    String fraction = point < 0 ? "" : text.substring(point + 1);
    boolean isNumber =
        isDigits(whole) && isDigits(fraction) && whole.length() + fraction.length() > 0;
    if (!isNumber) {
      return "";
    }
    plain.append(whole);
    return (point < 0 ? plain : plain.append('.').append(fraction)).toString();
  }

  /**
   * Returns a whole number without a sign in plain form, leading zeros included; the empty string
   * if the text is anything else.
   */
  public static String digits(String written, char thousands) {
    String digits = withoutGroups(AsciiDigits.of(written), thousands);
    return isDigits(digits) ? digits : "";
  }

  /** Returns the text without separators; unchanged if they do not make groups. */
  private static String withoutGroups(String text, char thousands) {
    boolean hasFirstGroup = text.length() % (GROUP + 1) != 0;
    if (thousands == 0 || !hasFirstGroup) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      boolean isSeparator = isSeparator(text.charAt(i), thousands);
      boolean isDue = i > 0 && (text.length() - i) % (GROUP + 1) == 0;
      if (isSeparator != isDue) {
        return text;
      }
      if (!isSeparator) {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }

  private static boolean isSeparator(char c, char thousands) {
    return c == thousands || (thousands == ' ' && (c == '\u00a0' || c == '\u202f'));
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
