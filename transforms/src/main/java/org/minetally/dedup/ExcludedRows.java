package org.minetally.dedup;

import java.util.Arrays;
import java.util.function.Consumer;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.reconcile.internal.Exclusion;

/** The records of a batch that do not count, with the cause of each. */
final class ExcludedRows {

  private final Batch batch;
  private int[] rows = new int[16];
  private long[] causes = new long[16];
  private int count;

  ExcludedRows(Batch batch) {
    this.batch = batch;
  }

  void add(int row, Exclusion cause) {
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, 2 * count);
      causes = Arrays.copyOf(causes, 2 * count);
    }
    rows[count] = row;
    causes[count++] = cause.number();
  }

  /** Passes on the records, if there are any. */
  void give(Consumer<Batch> to) {
    if (count > 0) {
      to.accept(batch.select(rows, count).with(Extra.EXCLUSION, causes));
    }
  }
}
