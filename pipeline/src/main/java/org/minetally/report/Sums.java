package org.minetally.report;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.minetally.model.Measure;

/** Adds up rows by a key. What no row of a key reports is absent, and not zero. */
final class Sums {

  private final Collection<Measure> measures;
  private final NavigableMap<String, NavigableMap<String, BigDecimal>> byKey = new TreeMap<>();

  Sums(Collection<Measure> measures) {
    this.measures = measures;
  }

  void add(String key, SnapshotTable table, int row) {
    NavigableMap<String, BigDecimal> sums = byKey.computeIfAbsent(key, any -> new TreeMap<>());
    for (Measure measure : measures) {
      BigDecimal value = table.number(measure.column(), row);
      if (value != null) {
        sums.merge(measure.column(), value, BigDecimal::add);
      }
    }
  }

  /** By key, in its order, the sums by column. */
  NavigableMap<String, NavigableMap<String, BigDecimal>> byKey() {
    return byKey;
  }
}
