package org.minetally.records.internal;

import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.minetally.internal.Shared;
import org.minetally.model.Batch;
import org.minetally.model.BatchBuilder;
import org.minetally.model.Dataset;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.RangeSizes;

/** Outputs an empty batch for each file of a dataset, so that a file without records exists too. */
final class ListFn extends DoFn<String, KV<String, Batch>> {

  private static final long serialVersionUID = 1L;

  private final Shared<RecordTables> tables;
  private final PCollectionView<Iterable<Message>> ranges;

  ListFn(RecordTables tables, PCollectionView<Iterable<Message>> ranges) {
    this.tables = Shared.of(tables);
    this.ranges = ranges;
  }

  @ProcessElement
  public void list(ProcessContext context) {
    Dataset dataset = Dataset.valueOf(context.element());
    RecordParts parts = tables.get().parts(RangeSizes.inReadingOrder(context.sideInput(ranges)));
    Batch empty = new BatchBuilder(Set.of(), 0, 0).build(0, 0, List.of(), List.of());
    for (int part = 0; part < parts.parts(dataset); part++) {
      context.output(KV.of(parts.path(dataset, part), empty));
    }
  }
}
