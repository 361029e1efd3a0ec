package org.minetally.job;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.minetally.region.internal.NameFolding;

/** Suggests what was probably meant by a misspelt word. */
public final class Similar {

  private Similar() {}

  /** Returns the choice most similar to {@code word}, or the empty string if none is similar. */
  public static String to(String word, Collection<String> choices) {
    String folded = NameFolding.fold(word);
    if (folded.isEmpty() || folded.chars().allMatch(Character::isDigit)) {
      return ""; // A number is rarely a misspelling of another number.
    }
    // Two transposed letters are two edits.
    int most = folded.length() < 4 ? 1 : Math.max(2, folded.length() / 3);
    LevenshteinDistance distance = new LevenshteinDistance(most);
    record Choice(String text, int distance) {}
    return choices.stream()
        .map(choice -> new Choice(choice, distance(folded, NameFolding.fold(choice), distance)))
        .filter(choice -> choice.distance >= 0)
        .min(Comparator.comparingInt(Choice::distance).thenComparing(Choice::text))
        .map(Choice::text)
        .orElse("");
  }

  private static int distance(String word, String choice, LevenshteinDistance distance) {
    return isSwap(word, choice) ? 1 : distance.apply(word, choice);
  }

  /** Returns whether two neighbouring letters are swapped, the most common slip in short words. */
  private static boolean isSwap(String word, String choice) {
    if (word.length() != choice.length()) {
      return false;
    }
    int at = 0;
    while (at < word.length() && word.charAt(at) == choice.charAt(at)) {
      at++;
    }
    return at + 1 < word.length()
        && word.charAt(at) == choice.charAt(at + 1)
        && word.charAt(at + 1) == choice.charAt(at)
        && word.substring(at + 2).equals(choice.substring(at + 2));
  }
}
