package org.minetally.region;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * The similarity of folded names, for suggestions to a person. It never decides a match.
 *
 * <p>It is the Jaro-Winkler similarity, which suits misspellings. Because official names are often
 * longer than those in use ("Tumaco" for "San Andrés de Tumaco"), a name whose words all occur in
 * the other counts as similar too.
 */
final class NameLikeness {

  /** Below this value, unrelated real names begin to appear. */
  static final double FLOOR = 0.85;

  private static final double SAME_WORDS = 0.95;

  /** Shorter names ("de", "la") are words of too many other names. */
  private static final int LEAST_LENGTH_FOR_WORDS = 4;

  private final JaroWinklerSimilarity jaroWinkler = new JaroWinklerSimilarity();
  private final String name;
  private final Set<String> words;

  NameLikeness(String foldedName) {
    this.name = foldedName;
    this.words = wordsOf(foldedName);
  }

  /** Returns a similarity from 0 (nothing in common) to 1 (equal). */
  double to(String otherFoldedName) {
    double letters = jaroWinkler.apply(name, otherFoldedName);
    if (letters >= SAME_WORDS
        || Math.min(name.length(), otherFoldedName.length()) < LEAST_LENGTH_FOR_WORDS) {
      return letters;
    }
    Set<String> otherWords = wordsOf(otherFoldedName);
    boolean oneHoldsTheOther = otherWords.containsAll(words) || words.containsAll(otherWords);
    return oneHoldsTheOther ? SAME_WORDS : letters;
  }

  private static Set<String> wordsOf(String foldedName) {
    return new HashSet<>(Arrays.asList(foldedName.split(" ", -1)));
  }
}
