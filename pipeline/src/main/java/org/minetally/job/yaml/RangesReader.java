package org.minetally.job.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    for (Map.Entry<Yaml, Yaml> pair : labels.get("values").map(Yaml::pairs).orElse(List.of())) {
      Optional<NumberRange> range = NumberRange.parse(pair.getKey().text().orElse("").strip());
      range.ifPresent(of -> placed.add(new Placed(of, pair.getKey())));
    }
    placed.sort(Comparator.comparingLong(at -> at.range.first()));
    checkOrder(placed);
    if (problems.size() == before) {
      checkNeighbours(placed, labels.get("otherwise").isPresent());
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

  private void checkNeighbours(List<Placed> ranges, boolean gapsAllowed) {
    for (int i = 1; i < ranges.size(); i++) {
      NumberRange below = ranges.get(i - 1).range;
      NumberRange above = ranges.get(i).range;
      if (above.first() <= below.last()) {
        problems.add(
            ranges
                .get(i)
                .place
                .problem(
                    "the ranges %s and %s both contain %d; correct one of them, %s"
                        .formatted(below.word(), above.word(), above.first(), WORDS)));
      } else if (above.first() > below.last() + 1 && !gapsAllowed) {
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

  private static String numbers(long first, long last) {
    return first == last ? Long.toString(first) : first + " to " + last;
  }
}
