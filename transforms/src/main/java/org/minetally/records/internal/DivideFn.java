package org.minetally.records.internal;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.minetally.internal.Shared;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.Dataset;
import org.minetally.model.internal.BatchOrder;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.RangeId;
import org.minetally.reconcile.internal.RangeSizes;

/** Divides the records of each batch among the files of their table. */
final class DivideFn extends DoFn<Batch, KV<String, Batch>> {

  private static final long serialVersionUID = 1L;

  /** A record has a few dozen bytes, and Flink cannot shuffle elements of more than a few MiB. */
  private static final int MOST_IN_PIECE = 1 << 15;

  private final Shared<RecordTables> tables;
  private final PCollectionView<Iterable<Message>> ranges;
  private transient RecordParts parts;

  DivideFn(RecordTables tables, PCollectionView<Iterable<Message>> ranges) {
    this.tables = Shared.of(tables);
    this.ranges = ranges;
  }

  @StartBundle
  public void start() {
    parts = null;
  }

  @ProcessElement
  public void divide(ProcessContext context) {
    if (parts == null) {
      parts = tables.get().parts(RangeSizes.inReadingOrder(context.sideInput(ranges)));
    }
    Batch batch = context.element();
    if (batch.size() == 0) {
      return; // Of a file of deletions, for example, which has no part in a table.
    }
    Dataset dataset = tables.get().tableSet().layouts().dataset(batch.source());
    long first = parts.first(rangeOf(batch));
    int[] rows = new int[Math.min(batch.size(), MOST_IN_PIECE)];
    int count = 0;
    int part = -1;
    for (int row = 0; row < batch.size(); row++) {
      int of = parts.part(first + batch.extra(Extra.RECORD, row));
      if (count == rows.length || (count > 0 && of != part)) {
        emit(batch, rows, count, parts.path(dataset, part), context);
        count = 0;
      }
      part = of;
      rows[count++] = row;
    }
    if (count > 0) {
      emit(batch, rows, count, parts.path(dataset, part), context);
    }
  }

  private static void emit(
      Batch batch, int[] rows, int count, String path, ProcessContext context) {
    context.output(KV.of(path, batch.select(rows, count)));
  }

  /** Returns the range that a batch was read from. */
  static RangeId rangeOf(Batch batch) {
    BatchOrder order = BatchOrder.unpack(batch.order());
    return new RangeId(batch.source(), order.file(), order.range());
  }
}
