package org.minetally.region.internal;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.minetally.internal.text.ComposedText;

/**
 * Folds place names so that different spellings of one name become the same text.
 *
 * <p>The steps, in this order:
 *
 * <ol>
 *   <li>compatibility decomposition (NFKD, Unicode Standard Annex 15): {@code ñ} becomes {@code n}
 *       and a tilde, {@code ﬁ} becomes {@code fi}, {@code İ} becomes {@code I} and a dot;
 *   <li>apostrophes, quotes, invisible format characters and the Arabic tatweel are removed, and so
 *       are the combining marks of scripts in which they are accents or points (Latin, Greek,
 *       Cyrillic, Arabic, Hebrew, Syriac). The marks of Indic and South-East Asian scripts are
 *       vowels and are kept;
 *   <li>case folding, character by character, upper case first, so that {@code ı} becomes {@code i}
 *       and a final sigma a plain one, whatever the machine's language;
 *   <li>letters that do not decompose are replaced by the table below;
 *   <li>decimal digits of any script become 0 to 9;
 *   <li>every run of anything else (punctuation, symbols, white space) becomes one space, none at
 *       the ends.
 * </ol>
 *
 * <table>
 * <caption>Letters that do not decompose</caption>
 * <tr><th>letters</th><th>become</th><th>letters</th><th>become</th></tr>
 * <tr><td>ə ǝ ɛ</td><td>e</td><td>ß</td><td>ss</td></tr>
 * <tr><td>ø ɵ ɔ</td><td>o</td><td>þ</td><td>th</td></tr>
 * <tr><td>đ ð ɖ ɗ</td><td>d</td><td>æ</td><td>ae</td></tr>
 * <tr><td>ł</td><td>l</td><td>œ</td><td>oe</td></tr>
 * <tr><td>ħ</td><td>h</td><td>ŋ ɲ</td><td>n</td></tr>
 * <tr><td>ŧ</td><td>t</td><td>ɓ</td><td>b</td></tr>
 * <tr><td>ƙ</td><td>k</td><td>ƴ</td><td>y</td></tr>
 * <tr><td>ɨ</td><td>i</td><td>ʉ</td><td>u</td></tr>
 * <tr><td>Arabic ی ى</td><td>ي</td><td>Arabic ک</td><td>ك</td></tr>
 * <tr><td>Armenian և, եւ</td><td>եվ</td><td></td><td></td></tr>
 * </table>
 *
 * <p>The Arabic letters look the same and differ by keyboard; the Armenian ligature is written with
 * two letters, the second of them another one, in capitals. All other letters stay what they are:
 * nothing is transliterated. Folding is idempotent.
 */
public final class NameFolding {

  private static final int ARABIC_TATWEEL = 0x0640;

  /** The decomposition of the ligature. */
  private static final String ARMENIAN_YEV = "\u0565\u0582";

  private static final String ARMENIAN_YEV_APART = "\u0565\u057E";

  /**
   * Combining marks. Removed from a string with more of them than any script uses, which would be
   * too slow to sort.
   */
  private static final Pattern MARKS = Pattern.compile("\\p{M}++");

  private NameFolding() {}

  /**
   * Returns the folded form of a name.
   *
   * @param name any text, not null
   * @return the folded text; empty if the name has no letters or digits
   */
  public static String fold(String name) {
    // The free-standing acute accent serves as an apostrophe but decomposes into a space and a
    // mark.
    String given = name.replace('\u00B4', '\'');
    if (!ComposedText.hasFewMarks(given)) {
      given = MARKS.matcher(given).replaceAll("");
    }
    String decomposed = Normalizer.normalize(given, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(decomposed.length());
    boolean gap = false;
    for (int at = 0; at < decomposed.length(); ) {
      int character = decomposed.codePointAt(at);
      at += Character.charCount(character);
      if (isRemoved(character)) {
        continue;
      }
      if (!isKept(character)) {
        gap = true;
        continue;
      }
      if (gap && !folded.isEmpty()) {
        folded.append(' ');
      }
      gap = false;
      appendFolded(character, folded);
    }
    // Removing a character can leave two kept marks adjacent in non-canonical order.
    return Normalizer.normalize(folded, Normalizer.Form.NFKD)
        .replace(ARMENIAN_YEV, ARMENIAN_YEV_APART);
  }

  private static boolean isRemoved(int character) {
    return switch (Character.getType(character)) {
      case Character.FORMAT -> true;
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          isAccent(character);
      default -> character == ARABIC_TATWEEL || isQuote(character);
    };
  }

  private static boolean isAccent(int mark) {
    return switch (UnicodeScript.of(mark)) {
      case INHERITED, LATIN, GREEK, CYRILLIC, ARABIC, HEBREW, SYRIAC -> true;
      default -> false;
    };
  }

  private static boolean isQuote(int character) {
    return switch (character) {
      case '\'', '"', '`' -> true;
      // Modifier letters used as apostrophes (Uzbek, Hawaiian, transliterated Arabic), and
      // saltillo.
      case 0x02B9, 0x02BA, 0x02BB, 0x02BC, 0x02BD, 0x02BE, 0x02BF, 0x02C8, 0xA78B, 0xA78C -> true;
      case 0x055A, 0x05F3, 0x05F4 -> true; // the Armenian apostrophe, the Hebrew geresh
      case 0x2032, 0x2033, 0x2035, 0x2036 -> true; // primes
      default -> {
        int type = Character.getType(character);
        // These types include brackets of some scripts, which never occur inside a word.
        yield type == Character.INITIAL_QUOTE_PUNCTUATION
            || type == Character.FINAL_QUOTE_PUNCTUATION
            || character == 0x201A
            || character == 0x201E;
      }
    };
  }

  private static boolean isKept(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> Character.isLetterOrDigit(character);
    };
  }

  private static void appendFolded(int character, StringBuilder folded) {
    if (Character.isDigit(character)) {
      folded.append((char) ('0' + Character.digit(character, 10)));
      return;
    }
    int lower = Character.toLowerCase(Character.toUpperCase(character));
    String replacement = replacement(lower);
    if (replacement == null) {
      folded.appendCodePoint(lower);
    } else {
      folded.append(replacement);
    }
  }

  /** Returns the table's replacement for a lower-case letter, or null for a letter that is kept. */
  private static String replacement(int letter) {
    return switch (letter) {
      case 'ə', 'ǝ', 'ɛ' -> "e";
      case 'ø', 'ɵ', 'ɔ' -> "o";
      case 'đ', 'ð', 'ɖ', 'ɗ' -> "d";
      case 'ł' -> "l";
      case 'ħ' -> "h";
      case 'ŧ' -> "t";
      case 'ƙ' -> "k";
      case 'ɨ' -> "i";
      case 'ß' -> "ss";
      case 'þ' -> "th";
      case 'æ' -> "ae";
      case 'œ' -> "oe";
      case 'ŋ', 'ɲ' -> "n";
      case 'ɓ' -> "b";
      case 'ƴ' -> "y";
      case 'ʉ' -> "u";
      case 0x06CC, 0x0649 -> "\u064A";
      case 0x06A9 -> "\u0643";
      default -> null;
    };
  }
}
