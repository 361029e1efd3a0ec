package org.minetally.init;

import java.lang.Character.UnicodeScript;

/**
 * Rates how much decoded text looks like words of a language.
 *
 * @param alphabet the letters of the language that most Latin letters beyond ASCII are from
 * @param frequency the frequent characters of a charset of Chinese, Japanese or Korean
 */
record Rating(String alphabet, HanFrequency frequency) {

  private static final int BROKEN = -12;
  private static final int ODD = -4;

  /** Words of one small letter. */
  private static final String ALONE = "àéèìíòóùúаивксуояіїйє";

  /** The score of a sign where people write it. */
  private static final double FITTING = 1.5;

  /** Signs that tables contain next to letters. */
  private static final String SIGNS = "№°ºª²³€§«»“”„‘’–—…•·±×¿¡،؛؟ـ、。「」・（）\u00A0";

  /** Letters that Russian, Ukrainian, Bulgarian and Serbian use most. */
  private static final String FREQUENT_CYRILLIC = "оеаинтсрвлкмдпуяыьзбгйчіїєј";

  /** Frequent Arabic letters; the Persian ones are in few charsets. */
  private static final String FREQUENT_ARABIC = "اليمنوترهبدةسعفحقكأجىإشطصپچگژکی";

  /** Rates a field of one or several words; higher is better. */
  double of(String text) {
    double score = 0;
    UnicodeScript script = null;
    int before = ' ';
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      at += Character.charCount(letter);
      int after = at < text.length() ? text.codePointAt(at) : ' ';
      if (letter >= 0x80) {
        score += rate(letter, before, after);
      }
      UnicodeScript own = kind(letter);
      boolean isLetter = Character.isLetter(letter);
      if (isLetter && own != UnicodeScript.COMMON) {
        score += script != null && script != own ? ODD : 0;
        script = own;
      } else if (!isLetter && own != UnicodeScript.INHERITED) {
        script = null;
      }
      before = letter;
    }
    return score;
  }

  /** Returns the script of a letter; the three of Japanese are one. */
  private static UnicodeScript kind(int letter) {
    UnicodeScript script = UnicodeScript.of(letter);
    return switch (script) {
      case HIRAGANA, KATAKANA -> UnicodeScript.HAN;
      default -> script;
    };
  }

  private double rate(int letter, int before, int after) {
    if (letter == 0xFFFD || Character.isISOControl(letter) || !Character.isDefined(letter)) {
      return BROKEN;
    }
    if (!Character.isLetter(letter)) {
      return sign(letter, before, after);
    }
    boolean cases =
        (Character.isUpperCase(letter) && Character.isLowerCase(before))
            || (Character.isLowerCase(letter) && Character.isUpperCase(after));
    boolean alone =
        !Character.isLetter(before) && !Character.isLetter(after) && ALONE.indexOf(letter) < 0;
    if (cases || (alone && Character.isLowerCase(letter))) {
      return ODD;
    }
    int small = Character.toLowerCase(letter);
    return switch (UnicodeScript.of(letter)) {
      case LATIN -> alphabet.indexOf(small) >= 0 ? 1 : -1;
      case CYRILLIC -> FREQUENT_CYRILLIC.indexOf(small) >= 0 ? 1 : 0.2;
      case ARABIC -> FREQUENT_ARABIC.indexOf(small) >= 0 ? 1 : 0.2;
      case GREEK, HEBREW, THAI -> 0.5;
      case HAN -> frequency.isFrequent(letter) ? 2 : -0.5;
      // The bytes of Korean could also be frequent characters of Chinese, but not the reverse.
      case HANGUL -> frequency.isFrequent(letter) ? 2.2 : -0.5;
      case HIRAGANA, KATAKANA -> frequency.isJapanese() && letter < 0xFF00 ? 2 : -1;
      default -> -1;
    };
  }

  private static double sign(int sign, int before, int after) {
    if (SIGNS.indexOf(sign) < 0 && UnicodeScript.of(sign) != UnicodeScript.INHERITED) {
      return ODD;
    }
    boolean fits =
        switch (sign) {
          case '’' -> Character.isLetter(before) && Character.isLetter(after);
          case '–', '—' ->
              (before == ' ' && after == ' ')
                  || (Character.isDigit(before) && Character.isDigit(after));
          case '“', '„', '«' -> !Character.isLetter(before) && Character.isLetter(after);
          case '”', '»' -> Character.isLetterOrDigit(before) && !Character.isLetter(after);
          default -> false;
        };
    return fits ? FITTING : 0;
  }
}
