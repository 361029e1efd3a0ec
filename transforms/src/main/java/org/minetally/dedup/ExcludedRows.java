package org.minetally.dedup;

import java.util.Arrays;
import java.util.function.Consumer;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.reconcile.internal.Exclusion;

/**
 * Collects the records of a batch that do not count, with the cause of each, if they are wanted.
 */
final class ExcludedRows {

  private final Batch batch;
  private final Consumer<Batch> to;
  private int[] rows = {};
  private long[] causes = {};
  private int count;

  /**
   * Starts without any record.
   *
   * @param to receives the records; null if they are not wanted, which makes this class do nothing
   */
  ExcludedRows(Batch batch, Consumer<Batch> to) {
    this.batch = batch;
    this.to = to;
  }

  void add(int row, Exclusion cause) {
    if (to == null) {
      return;
    }
    if (count == rows.length) {
      int length = Math.max(16, 2 * count);
      rows = Arrays.copyOf(rows, length);
      causes = Arrays.copyOf(causes, length);
    }
    rows[count] = row;
    causes[count++] = cause.number();
  }

  /** Passes on the records, if there are any. */
  void give() {
    if (count > 0) {
      to.accept(batch.select(rows, count).with(Extra.EXCLUSION, causes));
    }
  }
}
