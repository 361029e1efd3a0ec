package org.minetally.region;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Folds a name for comparison: two spellings of one name that differ in case, accents, punctuation
 * or white space become the same text.
 *
 * <p>Accents go by Unicode's compatibility decomposition, so that {@code ñ} becomes {@code n} and
 * {@code ç} becomes {@code c}. Letters that have none are folded by a table of the Latin letters in
 * use: {@code ə ı ø đ ð ł æ œ ß þ ħ ŋ}. The dotted and the dotless i are one letter here. Other
 * scripts keep their letters. Folding what is folded changes nothing.
 */
public final class NameFolding {

  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('ə', "e"),
          Map.entry('ı', "i"),
          Map.entry('ø', "o"),
          Map.entry('đ', "d"),
          Map.entry('ð', "d"),
          Map.entry('ł', "l"),
          Map.entry('æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('ß', "ss"),
          Map.entry('þ', "th"),
          Map.entry('ħ', "h"),
          Map.entry('ŋ', "n"),
          Map.entry('ς', "σ"),
          Map.entry('\u0640', ""));

  private NameFolding() {}

  /** The name in its folded form; empty if it has neither letters nor digits. */
  public static String fold(String name) {
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
    // Upper case first: it joins letters that differ in lower case only.
    String cased = decomposed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    String plain = Normalizer.normalize(cased, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(plain.length());
    plain.codePoints().forEach(letter -> append(letter, folded));
    int end = folded.length();
    return end > 0 && folded.charAt(end - 1) == ' '
        ? folded.substring(0, end - 1)
        : folded.toString();
  }

  private static void append(int letter, StringBuilder folded) {
    int type = Character.getType(letter);
    boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    if (mark || isApostrophe(letter)) {
      return;
    }
    if (!Character.isLetterOrDigit(letter) && type != Character.COMBINING_SPACING_MARK) {
      if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
        folded.append(' ');
      }
      return;
    }
    String plain = letter <= Character.MAX_VALUE ? LETTERS.get((char) letter) : null;
    if (plain == null) {
      folded.appendCodePoint(letter);
    } else {
      folded.append(plain);
    }
  }

  private static boolean isApostrophe(int letter) {
    return switch (letter) {
      case '\'', '`', '´', '’', '‘', 'ʼ', 'ʻ', 'ʹ', '"', '“', '”' -> true;
      default -> false;
    };
  }
}
