package org.minetally.report;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.minetally.model.Measure;

/**
 * Adds up rows by a key. What no row of a key reports is absent, and not zero; a sum with a
 * suppressed part says so.
 */
final class Sums {

  private final Collection<Measure> measures;
  private final NavigableMap<String, NavigableMap<String, Figure>> byKey = new TreeMap<>();

  Sums(Collection<Measure> measures) {
    this.measures = measures;
  }

  void add(String key, FigureRow row) {
    NavigableMap<String, Figure> sums = byKey.computeIfAbsent(key, any -> new TreeMap<>());
    for (Measure measure : measures) {
      sums.merge(measure.column(), row.figure(measure), Figure::plus);
    }
  }

  /** The sums of all keys, under one key. */
  Sums total(String key) {
    Sums total = new Sums(measures);
    NavigableMap<String, Figure> sums = new TreeMap<>();
    byKey.values().forEach(of -> of.forEach((c, figure) -> sums.merge(c, figure, Figure::plus)));
    total.byKey.put(key, sums);
    return total;
  }

  /** Takes over what the sums of another table say more precisely about the same keys. */
  void improve(Sums other) {
    other.byKey.forEach(
        (key, sums) -> {
          NavigableMap<String, Figure> own = byKey.computeIfAbsent(key, any -> new TreeMap<>());
          sums.forEach((column, figure) -> own.merge(column, figure, Figure::orBetter));
        });
  }

  /** By key, in its order, the sums by column. */
  NavigableMap<String, NavigableMap<String, Figure>> byKey() {
    NavigableMap<String, NavigableMap<String, Figure>> reported = new TreeMap<>();
    byKey.forEach(
        (key, sums) -> {
          NavigableMap<String, Figure> own = new TreeMap<>(sums);
          own.values().removeIf(Figure::isAbsent);
          reported.put(key, own);
        });
    return reported;
  }
}
