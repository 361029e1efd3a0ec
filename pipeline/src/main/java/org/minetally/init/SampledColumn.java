package org.minetally.init;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One column of a file, with what stands in it. */
final class SampledColumn {

  /** Different values that are kept; of others it is only known how many there are. */
  private static final int MOST_VALUES = 20_000;

  /** Characters of a value that is kept: longer ones are neither words nor places. */
  private static final int LONGEST_VALUE = 1_000;

  private final String name;
  private final String tag;
  private final Map<String, Long> values = new LinkedHashMap<>();
  private long filled;
  private long empty;

  /**
   * A column.
   *
   * @param name its name in the header
   * @param tag its hashtag; empty if it has none
   */
  SampledColumn(String name, String tag) {
    this.name = name;
    this.tag = tag;
  }

  void add(String value) {
    if (value.isEmpty()) {
      empty++;
      return;
    }
    filled++;
    if (value.length() > LONGEST_VALUE) {
      return;
    }
    if (values.size() < MOST_VALUES || values.containsKey(value)) {
      values.merge(value, 1L, Long::sum);
    }
  }

  String name() {
    return name;
  }

  String tag() {
    return tag;
  }

  long filled() {
    return filled;
  }

  long empty() {
    return empty;
  }

  /** Whether no value stands twice, as far as is known. */
  boolean isDistinct() {
    return empty == 0
        && filled > 0
        && values.values().stream().allMatch(count -> count == 1)
        && (values.size() == filled || values.size() == MOST_VALUES);
  }

  /** The different values, those that stand most often first. */
  List<String> values() {
    return values.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The values that suit, and those that do not, where a person may look at them. */
  List<String> values(Predicate<String> which) {
    return values().stream().filter(which).toList();
  }

  /** How many of the filled fields suit, 0 to 1. */
  double share(Predicate<String> which) {
    long all = values.values().stream().mapToLong(Long::longValue).sum();
    long suits =
        values.entrySet().stream()
            .filter(entry -> which.test(entry.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return all == 0 ? 0 : (double) suits / all;
  }

  /** The same of the fields that say something. */
  double share(Predicate<String> which, Lexicon lexicon) {
    double said = share(value -> !lexicon.isMissing(value));
    return said == 0 ? 0 : share(value -> !lexicon.isMissing(value) && which.test(value)) / said;
  }

  /** How many fields hold one of these values. */
  long count(Set<String> some) {
    return values.entrySet().stream()
        .filter(entry -> some.contains(entry.getKey()))
        .collect(Collectors.summingLong(Map.Entry::getValue));
  }
}
