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
        .map(choice -> new Choice(choice, distance.apply(folded, NameFolding.fold(choice))))
        .filter(choice -> choice.distance >= 0)
        .min(Comparator.comparingInt(Choice::distance).thenComparing(Choice::text))
        .map(Choice::text)
        .orElse("");
  }
}
