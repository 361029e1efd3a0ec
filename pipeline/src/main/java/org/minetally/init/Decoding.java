package org.minetally.init;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Words decoded in one charset, with a score for how much they look like words of a language.
 *
 * @param words the decoded words
 * @param scores the score of each word; higher is better
 * @param known for each word, whether it is in the lexicon
 */
record Decoding(List<String> words, List<Double> scores, List<Boolean> known) {

  /** The score of a word of the lexicon. */
  private static final int KNOWN = 12;

  private static final int BROKEN = -12;
  private static final int ODD = -4;

  /** The letters beyond ASCII of languages written in Latin letters, one language each. */
  private static final List<String> ALPHABETS =
      List.of(
          "áéíóúüñ",
          "àâæçéèêëîïôœùûüÿ",
          "áâãàçéêíóôõúü",
          "äöüßé",
          "čćžšđ",
          "ąćęłńóśźż",
          "áčďéěíňóřšťúůýž",
          "áäčďéíĺľňóôŕšťúýž",
          "áéíóöőúüű",
          "ăâîșțşţ",
          "çğıöşüâîûİ",
          "çğıöşüəİ",
          "åäöæøé",
          "āčēģīķļņšūž",
          "ąčęėįšųūž",
          "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ");

  /** Signs that tables contain next to letters. */
  private static final String SIGNS = "№°ºª²³€§«»“”„‘’–—…•·±×¿¡،؛؟ـ\u00A0";

  /** Letters that Russian, Ukrainian, Bulgarian and Serbian use most. */
  private static final String FREQUENT_CYRILLIC = "оеаинтсрвлкмдпуяыьзбгйчіїєј";

  /** Frequent Arabic letters; the Persian ones are in few charsets. */
  private static final String FREQUENT_ARABIC = "اليمنوترهبدةسعفحقكأجىإشطصپچگژکی";

  Decoding {
    words = List.copyOf(words);
    scores = List.copyOf(scores);
    known = List.copyOf(known);
  }

  /**
   * Decodes and rates words.
   *
   * @param latin the bytes of each word as ISO 8859-1
   */
  static Decoding of(Set<String> latin, Charset charset, Lexicon lexicon) {
    List<String> words = new ArrayList<>();
    latin.forEach(
        word -> words.add(new String(word.getBytes(StandardCharsets.ISO_8859_1), charset)));
    String alphabet = alphabet(words);
    List<Double> scores = new ArrayList<>();
    List<Boolean> known = new ArrayList<>();
    for (String text : words) {
      boolean spelled =
          lexicon.isSpelled(text) && text.chars().anyMatch(c -> c >= 0x80 && Character.isLetter(c));
      scores.add(rate(text, alphabet) + (spelled ? KNOWN : 0));
      known.add(spelled);
    }
    return new Decoding(words, scores, known);
  }

  /** Returns the letters of the language that most Latin letters beyond ASCII are from. */
  private static String alphabet(List<String> words) {
    String best = "";
    long most = -1;
    for (String alphabet : ALPHABETS) {
      long own =
          words.stream()
              .flatMapToInt(String::chars)
              .filter(c -> c >= 0x80 && alphabet.indexOf(Character.toLowerCase(c)) >= 0)
              .count();
      if (own > most) {
        most = own;
        best = alphabet;
      }
    }
    return best;
  }

  double score() {
    return scores.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Returns whether another decoding that reads some words differently is as good as this one. */
  boolean isRivalledBy(Decoding other) {
    double own = 0;
    double theirs = 0;
    int lead = 0;
    for (int i = 0; i < words.size(); i++) {
      if (!words.get(i).equals(other.words.get(i))) {
        own += scores.get(i);
        theirs += other.scores.get(i);
        lead += (known.get(i) ? 1 : 0) - (other.known.get(i) ? 1 : 0);
      }
    }
    boolean clear = lead >= 2 || (own > 0 && theirs <= own / 2);
    return !words.equals(other.words) && !clear;
  }

  /** Rates a field of one or several words. */
  private static double rate(String text, String alphabet) {
    double score = 0;
    UnicodeScript script = null;
    int before = ' ';
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      at += Character.charCount(letter);
      if (letter >= 0x80) {
        score += rate(letter, before, alphabet);
      }
      UnicodeScript own = UnicodeScript.of(letter);
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

  private static double rate(int letter, int before, String alphabet) {
    if (letter == 0xFFFD || Character.isISOControl(letter) || !Character.isDefined(letter)) {
      return BROKEN;
    }
    if (!Character.isLetter(letter)) {
      return SIGNS.indexOf(letter) >= 0 || UnicodeScript.of(letter) == UnicodeScript.INHERITED
          ? 0
          : ODD;
    }
    if (Character.isUpperCase(letter) && Character.isLowerCase(before)) {
      return ODD;
    }
    int small = Character.toLowerCase(letter);
    return switch (UnicodeScript.of(letter)) {
      case LATIN -> alphabet.indexOf(small) >= 0 ? 1 : -1;
      case CYRILLIC -> FREQUENT_CYRILLIC.indexOf(small) >= 0 ? 1 : 0.2;
      case ARABIC -> FREQUENT_ARABIC.indexOf(small) >= 0 ? 1 : 0.2;
      case GREEK, HEBREW, THAI -> 0.5;
      case HAN, HANGUL, HIRAGANA, KATAKANA -> 0.3;
      default -> -1;
    };
  }
}
