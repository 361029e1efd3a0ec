package org.minetally.init;

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
    Rating rating = new Rating(alphabet(words), HanFrequency.of(charset));
    List<Double> scores = new ArrayList<>();
    List<Boolean> known = new ArrayList<>();
    for (String text : words) {
      boolean spelled = lexicon.isSpelled(text);
      scores.add(rating.of(text) + (spelled ? KNOWN : 0));
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
}
