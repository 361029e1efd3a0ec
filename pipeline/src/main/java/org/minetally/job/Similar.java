package org.minetally.job;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.minetally.region.NameFolding;

/** What was probably meant. */
public final class Similar {

  private Similar() {}

  /** The choice most like {@code word}, or the empty text if none is close. */
  public static String to(String word, Collection<String> choices) {
    String folded = NameFolding.fold(word);
    if (folded.isEmpty() || folded.chars().allMatch(Character::isDigit)) {
      return ""; // One number is not a slip of another.
    }
    // Two letters that changed places are two edits.
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
