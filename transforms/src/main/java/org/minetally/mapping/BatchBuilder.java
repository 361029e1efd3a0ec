package org.minetally.mapping;

import java.util.Arrays;
import java.util.List;
import org.minetally.model.Batch;
import org.minetally.model.UnmatchedName;

/** Collects accepted records, column by column. */
final class BatchBuilder {

  private long[] keyHigh;
  private long[] keyLow;
  private int[] startDay;
  private int[] endDay;
  private int[] region;
  private final int[][] codes;
  private final long[][] measures;
  private int[] unmatched;
  private int capacity;
  private int size;

  /**
   * An empty builder.
   *
   * @param reported for each measure, whether the source reports it
   */
  BatchBuilder(boolean keys, int dimensions, boolean[] reported, int capacity) {
    this.capacity = capacity;
    keyHigh = keys ? new long[capacity] : null;
    keyLow = keys ? new long[capacity] : null;
    startDay = new int[capacity];
    endDay = new int[capacity];
    region = new int[capacity];
    codes = new int[dimensions][capacity];
    measures = new long[reported.length][];
    for (int i = 0; i < reported.length; i++) {
      measures[i] = reported[i] ? new long[capacity] : null;
    }
  }

  int size() {
    return size;
  }

  /** Opens the next row, to be filled by the setters that follow. */
  void next(int start, int end, int regionNumber, int unmatchedName) {
    if (size == capacity) {
      grow();
    }
    startDay[size] = start;
    endDay[size] = end;
    region[size] = regionNumber;
    if (unmatchedName != Batch.MATCHED) {
      if (unmatched == null) {
        unmatched = new int[capacity];
        Arrays.fill(unmatched, Batch.MATCHED);
      }
      unmatched[size] = unmatchedName;
    }
    size++;
  }

  void key(long high, long low) {
    keyHigh[size - 1] = high;
    keyLow[size - 1] = low;
  }

  void code(int dimension, int code) {
    codes[dimension][size - 1] = code;
  }

  void measures(long[] values) {
    for (int i = 0; i < measures.length; i++) {
      if (measures[i] != null) {
        measures[i][size - 1] = values[i];
      }
    }
  }

  Batch build(int source, long order, List<List<String>> labels, List<UnmatchedName> names) {
    return new Batch(
        source,
        order,
        size,
        new Batch.Columns(keyHigh, keyLow, startDay, endDay, region, codes, measures, unmatched),
        labels,
        names);
  }

  private void grow() {
    int old = capacity;
    capacity = 2 * capacity;
    keyHigh = keyHigh == null ? null : Arrays.copyOf(keyHigh, capacity);
    keyLow = keyLow == null ? null : Arrays.copyOf(keyLow, capacity);
    startDay = Arrays.copyOf(startDay, capacity);
    endDay = Arrays.copyOf(endDay, capacity);
    region = Arrays.copyOf(region, capacity);
    for (int i = 0; i < codes.length; i++) {
      codes[i] = Arrays.copyOf(codes[i], capacity);
    }
    for (int i = 0; i < measures.length; i++) {
      measures[i] = measures[i] == null ? null : Arrays.copyOf(measures[i], capacity);
    }
    if (unmatched != null) {
      unmatched = Arrays.copyOf(unmatched, capacity);
      Arrays.fill(unmatched, old, capacity, Batch.MATCHED);
    }
  }
}
