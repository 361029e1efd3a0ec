package org.minetally.summary.internal;

import java.util.stream.IntStream;
import org.minetally.model.Batch;

/** The values of some consecutive records of a batch, unpacked into arrays. */
final class BatchBlock {

  final long[] intervals;
  final long[] regions;

  /** The members of each dimension, as codes. */
  final long[][] members;

  /** The numbers of the measures that any record of the batch reports. */
  final int[] reported;

  /** The values of each measure in {@link #reported}. */
  final long[][] values;

  /** Null if every record counts once. */
  final long[] weights;

  private final Batch batch;

  /** Creates a block with room for this many records. */
  BatchBlock(Batch batch, int size) {
    this.batch = batch;
    intervals = new long[size];
    regions = new long[size];
    members = new long[batch.dimensions()][size];
    reported = IntStream.range(0, batch.measures()).filter(batch::reports).toArray();
    values = new long[reported.length][size];
    weights = batch.has(Batch.Extra.WEIGHT) ? new long[size] : null;
  }

  /** Unpacks the values of consecutive records. */
  void load(int first, int count) {
    batch.intervals(first, count, intervals);
    batch.regions(first, count, regions);
    for (int i = 0; i < members.length; i++) {
      batch.codes(i, first, count, members[i]);
    }
    for (int i = 0; i < values.length; i++) {
      batch.measures(reported[i], first, count, values[i]);
    }
    if (weights != null) {
      batch.extras(Batch.Extra.WEIGHT, first, count, weights);
    }
  }
}
