package org.minetally.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Collects the questions for the operator and the missing-value markers found while a profile is
 * written.
 */
final class Notes {

  /** The maximum number of words of a column that are listed individually. */
  static final int MOST_WORDS = 60;

  private final List<String> doubts = new ArrayList<>();
  private final Map<String, Set<String>> missing = new LinkedHashMap<>();

  void doubt(String doubt) {
    doubts.add(doubt);
  }

  List<String> doubts() {
    return List.copyOf(doubts);
  }

  /** Returns, by column, the values that mean "not reported". */
  Map<String, Set<String>> missing() {
    return missing;
  }

  /** Records the values of a column that mean "not reported". */
  void missingIn(Meaning meaning, Predicate<String> which) {
    List<String> words = meaning.column().values(which);
    if (!words.isEmpty()) {
      missing
          .computeIfAbsent(meaning.column().name(), column -> new TreeSet<>())
          .addAll(words.subList(0, Math.min(MOST_WORDS, words.size())));
    }
  }

  /** Returns the reason for a guess as a comment. */
  static String because(String what, Meaning meaning) {
    return "# %s%s: by %s"
        .formatted(what.isEmpty() ? "" : what + ", ", meaning.column().name(), meaning.why());
  }
}
