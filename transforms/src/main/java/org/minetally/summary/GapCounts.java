package org.minetally.summary;

import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.reconcile.internal.YearGap;

/** Counts the records of one source by year and gap. */
final class GapCounts {

  /** The number of records that are unpacked at once. */
  private static final int BLOCK = 1 << 10;

  /** Records of many years take turns, so their counts are found without searching the map. */
  private static final int SLOTS = 1 << 8;

  /** A year is given by the index of its first month. */
  private static final int MONTHS = 12;

  private final SortedMap<Integer, long[]> years = new TreeMap<>();
  private final long[] intervals = new long[BLOCK];
  private final long[] gaps = new long[BLOCK];
  private final long[] weights = new long[BLOCK];

  private final EventYear eventYear = new EventYear();

  /** The years found last, by their slot, and their counts: for each bit, then for all records. */
  private final int[] recentYears = new int[SLOTS];

  private final long[][] recent = new long[SLOTS][];

  /** Counts a batch's records, if they carry their gaps. */
  void add(Batch batch) {
    if (!batch.has(Extra.GAPS)) {
      return;
    }
    boolean weighted = batch.has(Extra.WEIGHT);
    for (int first = 0; first < batch.size(); first += BLOCK) {
      int count = Math.min(BLOCK, batch.size() - first);
      batch.intervals(first, count, intervals);
      batch.extras(Extra.GAPS, first, count, gaps);
      if (weighted) {
        batch.extras(Extra.WEIGHT, first, count, weights);
      }
      for (int i = 0; i < count; i++) {
        add(intervals[i], gaps[i], weighted ? weights[i] : 1);
      }
    }
  }

  private void add(long interval, long open, long records) {
    long[] counts = counts(eventYear.of(interval));
    counts[Long.SIZE] += records;
    for (long left = open; left != 0; left &= left - 1) {
      counts[Long.numberOfTrailingZeros(left)] += records;
    }
  }

  private long[] counts(int year) {
    int slot = year / MONTHS & SLOTS - 1;
    if (recent[slot] == null || recentYears[slot] != year) {
      recent[slot] = years.computeIfAbsent(year, number -> new long[Long.SIZE + 1]);
      recentYears[slot] = year;
    }
    return recent[slot];
  }

  /** Returns the counts; those that are 0 are missing. */
  SortedMap<YearGap, Long> counts() {
    SortedMap<YearGap, Long> counts = new TreeMap<>();
    years.forEach(
        (year, records) -> {
          for (int bit = 0; bit < Long.SIZE; bit++) {
            if (records[bit] > 0) {
              counts.put(new YearGap(year, bit), records[bit]);
            }
          }
          if (records[Long.SIZE] > 0) {
            counts.put(new YearGap(year, YearGap.ALL), records[Long.SIZE]);
          }
        });
    return counts;
  }
}
