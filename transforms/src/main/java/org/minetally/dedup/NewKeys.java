package org.minetally.dedup;

import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;

/** Adds the keys of a batch to a set, a block at a time, and reports which of them are new. */
final class NewKeys {

  private static final int BLOCK = 1 << 8;

  private final Batch batch;
  private final Extra high;
  private final Extra low;
  private final KeySet seen;
  private final long[] highs = new long[BLOCK];
  private final long[] lows = new long[BLOCK];
  private final boolean[] isNew = new boolean[BLOCK];

  NewKeys(Batch batch, Extra high, Extra low, KeySet seen) {
    this.batch = batch;
    this.high = high;
    this.low = low;
    this.seen = seen;
  }

  /**
   * Returns whether no earlier row has the key of this one. A row without a key has no equal.
   *
   * @param row the number of the row; each must be asked for once, in order
   */
  boolean isNew(int row) {
    int inBlock = row & BLOCK - 1;
    if (inBlock == 0) {
      load(row, Math.min(BLOCK, batch.size() - row));
    }
    return isNew[inBlock];
  }

  private void load(int first, int count) {
    batch.extras(high, first, count, highs);
    batch.extras(low, first, count, lows);
    seen.add(highs, lows, count, isNew);
  }
}
