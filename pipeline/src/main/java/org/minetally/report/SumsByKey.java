package org.minetally.report;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.minetally.model.Measure;

/**
 * Sums rows by a key. A measure that no row of a key reports is absent, not zero; a sum with a
 * suppressed part is marked as such.
 */
final class SumsByKey {

  private final Collection<Measure> measures;
  private final boolean suppressed;
  private final NavigableMap<String, NavigableMap<String, DisplayedFigure>> byKey = new TreeMap<>();

  /**
   * Creates sums without rows.
   *
   * @param suppressed whether the dataset suppresses small counts; otherwise outcomes that are not
   *     reported are added
   */
  SumsByKey(Collection<Measure> measures, boolean suppressed) {
    this.measures = measures;
    this.suppressed = suppressed;
  }

  void add(String key, FigureRow row) {
    NavigableMap<String, DisplayedFigure> sums = byKey.computeIfAbsent(key, any -> new TreeMap<>());
    for (Measure measure : measures) {
      sums.merge(measure.column(), row.figure(measure), DisplayedFigure::plus);
    }
  }

  /** Returns the sum over all keys, under a single key. */
  SumsByKey total(String key) {
    SumsByKey total = new SumsByKey(measures, suppressed);
    NavigableMap<String, DisplayedFigure> sums = new TreeMap<>();
    byKey
        .values()
        .forEach(of -> of.forEach((c, figure) -> sums.merge(c, figure, DisplayedFigure::plus)));
    total.byKey.put(key, sums);
    return total;
  }

  /** Replaces figures with more precise figures for the same keys from another table. */
  void improve(SumsByKey other) {
    other.byKey.forEach(
        (key, sums) -> {
          NavigableMap<String, DisplayedFigure> own =
              byKey.computeIfAbsent(key, any -> new TreeMap<>());
          sums.forEach((column, figure) -> own.merge(column, figure, DisplayedFigure::orBetter));
        });
  }

  /** Returns the sums by column for each key, sorted by key, with the outcomes not reported. */
  NavigableMap<String, NavigableMap<String, DisplayedFigure>> byKey() {
    NavigableMap<String, NavigableMap<String, DisplayedFigure>> reported = new TreeMap<>();
    byKey.forEach(
        (key, sums) -> {
          NavigableMap<String, DisplayedFigure> own = new TreeMap<>(sums);
          own.values().removeIf(DisplayedFigure::isAbsent);
          if (!suppressed) {
            OutcomeGap.in(own).ifPresent(gap -> own.put(OutcomeGap.COLUMN, gap));
          }
          reported.put(key, own);
        });
    return reported;
  }
}
