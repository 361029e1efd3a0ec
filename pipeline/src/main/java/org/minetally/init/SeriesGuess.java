package org.minetally.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The column that distinguishes cumulative figures from increments, in a table of published
 * figures.
 *
 * @param column the column
 * @param values what each of its words means
 * @param use the word whose records should count
 * @param published the column with the day of publication, if any
 */
record SeriesGuess(
    SampledColumn column,
    Map<String, String> values,
    String use,
    Optional<SampledColumn> published) {

  /** Finds the column; every word must be known, and at least one mean cumulative figures. */
  static Optional<SeriesGuess> of(Sample sample, Lexicon lexicon) {
    return sample.columns().stream()
        .filter(column -> sample.isReachable(column) && column.filled() > 0)
        .filter(column -> column.values().size() <= 10)
        .flatMap(column -> of(column, sample, lexicon).stream())
        .findFirst();
  }

  private static Optional<SeriesGuess> of(SampledColumn column, Sample sample, Lexicon lexicon) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : column.values()) {
      Optional<String> kind = lexicon.series(word);
      if (kind.isEmpty()) {
        return Optional.empty();
      }
      values.put(word, kind.get());
    }
    if (!values.containsValue("cumulative")) {
      return Optional.empty();
    }
    List<String> increments = new ArrayList<>(values.keySet());
    increments.removeIf(word -> values.get(word).equals("cumulative"));
    String use = increments.isEmpty() ? column.values().get(0) : increments.get(0);
    return Optional.of(new SeriesGuess(column, values, use, published(sample, lexicon)));
  }

  private static Optional<SampledColumn> published(Sample sample, Lexicon lexicon) {
    return sample.columns().stream()
        .filter(column -> sample.isReachable(column) && column.filled() > 0)
        .filter(column -> lexicon.isPublication(column.name()))
        .filter(column -> Dates.of(column, lexicon).isPresent())
        .findFirst();
  }
}
