package org.minetally.fuzz;

/** Converts digits of other scripts, as an oracle. */
public final class Digits {

  private static final String ZEROS = "0٠۰०০๐໐၀០０";

  private Digits() {}

  /** Returns the text in digits of ASCII without marks of direction, if it has no mixed scripts. */
  public static String inAscii(String text) {
    String unmarked = text.replaceAll("[\\u200e\\u200f\\u061c]", "");
    String plain = unmarked.equals(text) ? text : unmarked.strip();
    StringBuilder ascii = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean isDigit = ZEROS.chars().anyMatch(zero -> isDigit(c, zero));
      ascii.append(isDigit ? (char) ('0' + Character.digit(c, 10)) : c);
    }
    long scripts =
        ZEROS.chars().filter(zero -> plain.chars().anyMatch(c -> isDigit(c, zero))).count();
    return scripts > 1 ? text : ascii.toString();
  }

  private static boolean isDigit(int c, int zero) {
    return c >= zero && c <= zero + 9;
  }
}
