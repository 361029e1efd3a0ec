package org.minetally.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A column with the kind of each record, in a table of several kinds.
 *
 * @param column the column
 * @param casualties its words for people killed or injured
 * @param detections its words for ordnance found and land released
 * @param others its words for neither
 * @param unknown its other words
 */
record Kinds(
    SampledColumn column,
    List<String> casualties,
    List<String> detections,
    List<String> others,
    List<String> unknown) {

  private static final int MOST_WORDS = 60;
  private static final double MOST = 0.8;

  Kinds {
    casualties = List.copyOf(casualties);
    detections = List.copyOf(detections);
    others = List.copyOf(others);
    unknown = List.copyOf(unknown);
  }

  /**
   * Returns a column with words for records that are about neither, such as armed clashes among
   * explosions, if one has such words.
   */
  static Optional<Kinds> ofOthers(Sample sample, Lexicon lexicon) {
    return sample.columns().stream()
        .filter(column -> sample.isReachable(column) && column.values().size() <= MOST_WORDS)
        .map(column -> of(column, lexicon))
        .filter(kinds -> !kinds.others.isEmpty())
        .filter(kinds -> kinds.others.size() < kinds.column.values().size())
        .max(Comparator.comparingInt(kinds -> kinds.others.size()));
  }

  /**
   * Returns the column that best separates casualties from detections, if one has words of both.
   */
  static Optional<Kinds> of(Sample sample, Lexicon lexicon) {
    return sample.columns().stream()
        .filter(column -> sample.isReachable(column) && column.values().size() <= MOST_WORDS)
        .map(column -> of(column, lexicon))
        .filter(kinds -> !kinds.casualties.isEmpty() && !kinds.detections.isEmpty())
        .min(Comparator.comparingInt(kinds -> kinds.unknown.size()));
  }

  /**
   * Decides the unknown words by the columns that their records fill.
   *
   * @param any a guess in which all roles are possible
   */
  Kinds decidedBy(Guess any) {
    List<String> people = new ArrayList<>(casualties);
    List<String> things = new ArrayList<>(detections);
    List<String> rest = new ArrayList<>();
    for (String word : unknown) {
      double hurt = filled(any, word, m -> m.role().isPeople());
      double found = filled(any, word, m -> m.role().isArea() || m.role() == Role.ITEMS);
      if (found >= MOST && hurt <= 1 - MOST) {
        things.add(word);
      } else if (hurt >= MOST && found <= 1 - MOST) {
        people.add(word);
      } else {
        rest.add(word);
      }
    }
    return new Kinds(column, people, things, others, rest);
  }

  /** Returns the share of the records of a word with a number in one of some columns. */
  private double filled(Guess any, String word, Predicate<Meaning> which) {
    Sample sample = any.sample();
    List<SampledColumn> columns = any.all().stream().filter(which).map(Meaning::column).toList();
    List<List<String>> own =
        sample.table().stream().filter(r -> sample.value(r, column).equals(word)).toList();
    long filled =
        own.stream()
            .filter(r -> columns.stream().anyMatch(c -> sample.value(r, c).matches(".*[1-9].*")))
            .count();
    return own.isEmpty() ? 0 : (double) filled / own.size();
  }

  private static Kinds of(SampledColumn column, Lexicon lexicon) {
    List<String> casualties = new ArrayList<>();
    List<String> detections = new ArrayList<>();
    List<String> others = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String word : column.values()) {
      switch (lexicon.kind(word).orElse("")) {
        case "casualties" -> casualties.add(word);
        case "detections" -> detections.add(word);
        case "other" -> others.add(word);
        default -> unknown.add(word);
      }
    }
    return new Kinds(column, casualties, detections, others, unknown);
  }
}
