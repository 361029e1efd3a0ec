package org.minetally.init;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A column of a sampled file, with its distinct values. */
final class SampledColumn {

  /** The maximum number of distinct values kept; further values are only counted. */
  private static final int MOST_VALUES = 20_000;

  /** The maximum length of a value kept; longer values are neither words nor places. */
  private static final int LONGEST_VALUE = 1_000;

  /** The mean length of a narrative. */
  private static final long LONG_TEXT = 30;

  private final String name;
  private final String tag;
  private final Map<String, Long> values = new LinkedHashMap<>();
  private Map<String, Long> reported;
  private Lexicon reportedBy;
  private long filled;
  private long empty;

  /**
   * Creates a column without values.
   *
   * @param name the name in the header
   * @param tag the hashtag; empty if it has none
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
      reported = null;
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

  /** Returns whether every field is filled and no kept value occurs twice. */
  boolean isDistinct() {
    return empty == 0
        && filled > 0
        && values.values().stream().allMatch(count -> count == 1)
        && (values.size() == filled || values.size() == MOST_VALUES);
  }

  /** Returns the distinct values, the most frequent first. */
  List<String> values() {
    return values.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the distinct values that match, the most frequent first. */
  List<String> values(Predicate<String> which) {
    return values().stream().filter(which).toList();
  }

  /** Returns the share of filled fields whose value matches, 0 to 1. */
  double share(Predicate<String> which) {
    long all = values.values().stream().mapToLong(Long::longValue).sum();
    long matching =
        values.entrySet().stream()
            .filter(entry -> which.test(entry.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return all == 0 ? 0 : (double) matching / all;
  }

  /** Returns the share among the fields whose value does not mean "not reported", 0 to 1. */
  double share(Predicate<String> which, Lexicon lexicon) {
    Map<String, Long> reported = reported(lexicon);
    long all = 0;
    long matching = 0;
    for (Map.Entry<String, Long> value : reported.entrySet()) {
      all += value.getValue();
      matching += which.test(value.getKey()) ? value.getValue() : 0;
    }
    return all == 0 ? 0 : (double) matching / all;
  }

  /** Returns the kept values that do not mean "not reported". Many guesses ask for them. */
  private Map<String, Long> reported(Lexicon lexicon) {
    if (reported == null || lexicon != reportedBy) {
      reported = new LinkedHashMap<>(values);
      reported.keySet().removeIf(lexicon::isMissing);
      reportedBy = lexicon;
    }
    return reported;
  }

  /** Returns the number of fields that contain one of these values. */
  long count(Set<String> some) {
    return values.entrySet().stream()
        .filter(entry -> some.contains(entry.getKey()))
        .collect(Collectors.summingLong(Map.Entry::getValue));
  }

  /** Returns whether the column has long texts that differ from each other. */
  boolean isNarrative() {
    long length = values.keySet().stream().mapToLong(String::length).sum();
    return values.size() >= 5
        && values.size() >= 0.7 * filled
        && length >= LONG_TEXT * values.size();
  }
}
