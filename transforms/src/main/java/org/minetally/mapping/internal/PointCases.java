package org.minetally.mapping.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts records by point case without allocating memory for each record. */
final class PointCases {

  private final Map<PointOutcome, Tally> tallies = new EnumMap<>(PointOutcome.class);

  /** The counts of one outcome. */
  private static final class Tally {
    private final PairTable numbers = new PairTable();
    private final List<PointCase> cases = new ArrayList<>();
    private long[] counts = new long[16];

    void count(PointOutcome outcome, int declared, int located) {
      int number = numbers.number(declared, located);
      if (number == cases.size()) {
        cases.add(new PointCase(outcome, declared, located));
        if (number == counts.length) {
          counts = Arrays.copyOf(counts, 2 * number);
        }
      }
      counts[number]++;
    }
  }

  void count(PointOutcome outcome, int declared, int located) {
    Tally tally = tallies.get(outcome);
    if (tally == null) {
      tally = new Tally();
      tallies.put(outcome, tally);
    }
    tally.count(outcome, declared, located);
  }

  /** Returns the counts since the last call. */
  SortedMap<PointCase, Long> take() {
    SortedMap<PointCase, Long> taken = new TreeMap<>();
    for (Tally tally : tallies.values()) {
      for (int i = 0; i < tally.cases.size(); i++) {
        taken.put(tally.cases.get(i), tally.counts[i]);
      }
    }
    tallies.clear();
    return taken;
  }
}
