package org.minetally.init;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minetally.region.internal.NameFolding;

/** Shows which column of places is below which, from the records that have both. */
final class Nesting {

  private static final double MOST = 0.9;

  private final Sample sample;
  private final Lexicon lexicon;
  private final IdentityHashMap<SampledColumn, Integer> distinct = new IdentityHashMap<>();

  Nesting(Sample sample, Lexicon lexicon) {
    this.sample = sample;
    this.lexicon = lexicon;
  }

  /** Returns the number of different values, except those that mean "not reported". */
  int distinct(SampledColumn column) {
    return distinct.computeIfAbsent(
        column,
        c -> {
          Set<String> folded = new HashSet<>();
          c.values(value -> !lexicon.isMissing(value) && !lexicon.isTotal(value))
              .forEach(value -> folded.add(NameFolding.fold(value)));
          return folded.size();
        });
  }

  /** Returns whether nearly each value of one column occurs with a single value of the other. */
  boolean isBelow(SampledColumn below, SampledColumn above) {
    return share(below, above) >= MOST && distinct(below) >= distinct(above);
  }

  /** Returns whether the values of two columns belong together in pairs. */
  boolean arePaired(SampledColumn one, SampledColumn other, double least) {
    return share(one, other) >= least && share(other, one) >= least;
  }

  /** Returns the share of the values of one column that occur with one value of the other only. */
  double share(SampledColumn below, SampledColumn above) {
    Map<String, Set<String>> found = new HashMap<>();
    for (List<String> record : sample.table()) {
      String low = NameFolding.fold(sample.value(record, below));
      String high = NameFolding.fold(sample.value(record, above));
      if (!low.isEmpty() && !high.isEmpty()) {
        found.computeIfAbsent(low, name -> new HashSet<>()).add(high);
      }
    }
    long single = found.values().stream().filter(some -> some.size() == 1).count();
    return found.isEmpty() ? 0 : (double) single / found.size();
  }
}
