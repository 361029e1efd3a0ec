package org.minetally.gate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.minetally.internal.text.Excerpt;
import org.minetally.reconcile.RecordCounts;

/** Warns of words that a source's profile lists and no record contains: they may be misspelt. */
final class UnusedWordsCheck {

  private static final String NAME = "unused_words";

  /** The maximum number of words in a warning. */
  private static final int NAMED = 10;

  private UnusedWordsCheck() {}

  /** Returns the check of a source; empty if all words occur. It never prevents publication. */
  static Optional<Check> of(String source, RecordCounts counts) {
    int words = counts.unusedWords().values().stream().mapToInt(List::size).sum();
    if (words == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Check(
            NAME,
            Check.Subject.ofSource(source),
            new Check.Values(BigDecimal.ZERO, BigDecimal.valueOf(words), "words"),
            Check.Outcome.FAILED,
            false,
            String.format(
                Locale.ROOT,
                "source %s: %s that the profile lists never %s: %s. Check the spelling",
                source,
                words == 1 ? "a word" : String.format(Locale.ROOT, "%,d words", words),
                words == 1 ? "occurs" : "occur",
                named(counts.unusedWords(), words))));
  }

  /** Returns the first words by the part of the profile, and the number of the others. */
  private static String named(Map<String, List<String>> unused, int words) {
    List<String> parts = new ArrayList<>();
    int left = NAMED;
    for (Map.Entry<String, List<String>> part : unused.entrySet()) {
      List<String> some =
          part.getValue().stream().limit(left).map(word -> "\"" + Excerpt.of(word) + "\"").toList();
      if (!some.isEmpty()) {
        parts.add(part.getKey() + " " + String.join(", ", some));
        left -= some.size();
      }
    }
    if (words > NAMED) {
      parts.add(String.format(Locale.ROOT, "and %,d more", words - NAMED));
    }
    return String.join("; ", parts);
  }
}
