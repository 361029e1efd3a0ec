package org.minetally.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What comes up while a profile is written: what a person should decide, and what means nothing.
 */
final class Notes {

  /** Words of a column that are listed one by one. */
  static final int MOST_WORDS = 60;

  private final List<String> doubts = new ArrayList<>();
  private final Map<String, Set<String>> missing = new LinkedHashMap<>();

  void doubt(String doubt) {
    doubts.add(doubt);
  }

  List<String> doubts() {
    return List.copyOf(doubts);
  }

  /** By column, the values that mean that it is not reported. */
  Map<String, Set<String>> missing() {
    return missing;
  }

  /** Notes the values of a column that mean that it is not reported. */
  void missingIn(Meaning meaning, Predicate<String> which) {
    List<String> words = meaning.column().values(which);
    if (!words.isEmpty()) {
      missing
          .computeIfAbsent(meaning.column().name(), column -> new TreeSet<>())
          .addAll(words.subList(0, Math.min(MOST_WORDS, words.size())));
    }
  }

  /** The reason of a guess, as a comment. */
  static String because(String what, Meaning meaning) {
    return "# %s%s: by %s"
        .formatted(what.isEmpty() ? "" : what + ", ", meaning.column().name(), meaning.why());
  }
}
