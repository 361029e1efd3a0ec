package org.minetally.job.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.minetally.job.Problem;
import org.minetally.profile.internal.words.NumberRange;

/**
 * Reads the words of {@code values} that are ranges of numbers, such as {@code 0-17} and {@code
 * 18+}. Every number from the first to the last must belong to one range, unless the job says what
 * becomes of others.
 *
 * @param problems collects the problems
 */
record RangesReader(List<Problem> problems) {

  private static final String WORDS = "or set ranges: false if they are words and not numbers";

  private record Placed(NumberRange range, Yaml place) {}

  /** Returns the ranges, which do not overlap; none if there is a problem. */
  List<NumberRange> read(Yaml labels) {
    List<Placed> placed = new ArrayList<>();
    if (labels.text("ranges", "true").equals("false")) {
      return List.of();
    }
    int before = problems.size();
    Set<String> words = new HashSet<>();
    for (Map.Entry<Yaml, Yaml> pair : labels.get("values").map(Yaml::pairs).orElse(List.of())) {
      String word = pair.getKey().text().orElse("").strip();
      words.add(word);
      Optional<NumberRange> range = NumberRange.parse(word);
      range.ifPresent(of -> placed.add(new Placed(of, pair.getKey())));
    }
    placed.sort(Comparator.comparingLong(at -> at.range.first()));
    checkOrder(placed);
    if (problems.size() == before) {
      checkNeighbours(placed, words, labels.get("otherwise").isPresent());
    }
    return problems.size() > before ? List.of() : placed.stream().map(Placed::range).toList();
  }

  private void checkOrder(List<Placed> ranges) {
    for (Placed at : ranges) {
      if (at.range.last() < at.range.first()) {
        problems.add(
            at.place.problem(
                "the range %s ends before it starts; correct it, %s"
                    .formatted(at.range.word(), WORDS)));
      }
    }
  }

  private void checkNeighbours(List<Placed> ranges, Set<String> words, boolean gapsAllowed) {
    for (int i = 1; i < ranges.size(); i++) {
      NumberRange below = ranges.get(i - 1).range;
      NumberRange above = ranges.get(i).range;
      if (above.first() <= below.last()) {
        problems.add(
            ranges
                .get(i)
                .place
                .problem(
                    String.format(
                        Locale.ROOT,
                        "the ranges %s and %s both contain %d; correct one of them, %s",
                        below.word(),
                        above.word(),
                        above.first(),
                        WORDS)));
      } else if (!gapsAllowed && hasGap(below.last(), above.first(), words)) {
        problems.add(
            ranges
                .get(i)
                .place
                .problem(
                    "no range contains %s, between %s and %s; add a range, set otherwise, %s"
                        .formatted(
                            numbers(below.last() + 1, above.first() - 1),
                            below.word(),
                            above.word(),
                            WORDS)));
      }
    }
  }

  /** Returns whether any number between two is not listed as a word. */
  private static boolean hasGap(long below, long above, Set<String> words) {
    return above - below - 1 > words.size()
        || LongStream.range(below + 1, above)
            .anyMatch(number -> !words.contains(Long.toString(number)));
  }

  private static String numbers(long first, long last) {
    return first == last ? Long.toString(first) : first + " to " + last;
  }
}
