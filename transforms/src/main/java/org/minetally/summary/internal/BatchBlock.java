package org.minetally.summary.internal;

import java.util.stream.IntStream;
import org.minetally.model.Batch;

/** The values of some consecutive records of a batch, unpacked into arrays, and their cells. */
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

  /** The hashes of the keys of the records' cells. */
  final int[] hashes;

  /** The cells of the records. */
  final int[] cells;

  private final int keySize;
  private final int[] keys;

  private final Batch batch;

  /**
   * Creates a block with room for this many records.
   *
   * @param keySize the length of the key of a cell
   */
  BatchBlock(Batch batch, int size, int keySize) {
    this.batch = batch;
    this.keySize = keySize;
    hashes = new int[size];
    cells = new int[size];
    keys = new int[size * keySize];
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

  /** Sets the key of a record's cell. */
  void setKey(int record, int[] key, int hash) {
    System.arraycopy(key, 0, keys, record * keySize, keySize);
    hashes[record] = hash;
  }

  /** Copies the key of a record's cell. */
  void copyKey(int record, int[] key) {
    System.arraycopy(keys, record * keySize, key, 0, keySize);
  }

  /** Returns whether the key of a record's cell is in an array. */
  boolean isKey(int record, int[] in, int at) {
    int from = record * keySize;
    for (int i = 0; i < keySize; i++) {
      if (keys[from + i] != in[at + i]) {
        return false;
      }
    }
    return true;
  }
}
