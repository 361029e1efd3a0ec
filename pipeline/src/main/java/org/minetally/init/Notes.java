package org.minetally.init;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Collects what a person must check, and the values that mean "not reported", while a job is
 * written.
 */
final class Notes {

  /** The maximum number of words of a column that are listed individually. */
  static final int MOST_WORDS = 60;

  /** What marks a line of the job file for review. */
  static final String CHECK = "CHECK: ";

  private final List<String> checks = new ArrayList<>();
  private final Map<String, Set<String>> missing = new LinkedHashMap<>();

  /** Adds a line to the job for each doubt, and lists it for the terminal. */
  void check(List<String> lines, String about, Collection<String> doubts) {
    for (String doubt : doubts) {
      String text = about.isEmpty() ? doubt : about + ": " + doubt;
      checks.add(text);
      lines.add("# " + CHECK + text);
    }
  }

  /** Adds the reason for a guess and its doubts. */
  void because(List<String> lines, String what, Meaning meaning) {
    lines.add(
        "# %s%s: by %s"
            .formatted(what.isEmpty() ? "" : what + ", ", meaning.column().name(), meaning.why()));
    check(lines, meaning.column().name(), meaning.doubts());
  }

  /** Lists a doubt for the terminal whose mark is in the job already. */
  void list(String doubt) {
    checks.add(doubt);
  }

  List<String> checks() {
    return List.copyOf(checks);
  }

  /** Returns, by column, the values that mean "not reported". */
  Map<String, Set<String>> missing() {
    return missing;
  }

  /** Records the values of a column that mean "not reported". */
  void missingIn(SampledColumn column, Predicate<String> which) {
    List<String> words = column.values(which);
    if (!words.isEmpty()) {
      missing
          .computeIfAbsent(column.name(), name -> new TreeSet<>())
          .addAll(words.subList(0, Math.min(MOST_WORDS, words.size())));
    }
  }
}
