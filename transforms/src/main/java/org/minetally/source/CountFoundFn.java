package org.minetally.source;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.minetally.internal.Shared;
import org.minetally.reconcile.internal.Message;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.lookup.LookupRows;
import org.minetally.source.internal.lookup.LookupTable;
import org.minetally.source.internal.lookup.RowSet;

/** Counts the rows of each lookup with and without records. */
final class CountFoundFn extends DoFn<KV<Integer, Iterable<byte[]>>, Message> {

  private static final long serialVersionUID = 1L;

  private final Shared<RecordSources> sources;
  private final PCollectionView<Iterable<KV<Integer, LookupRows>>> view;

  CountFoundFn(RecordSources sources, PCollectionView<Iterable<KV<Integer, LookupRows>>> view) {
    this.sources = Shared.of(sources);
    this.view = view;
  }

  @ProcessElement
  public void count(ProcessContext context) {
    RowSet found = new RowSet();
    context.element().getValue().forEach(found::addAll);
    int number = context.element().getKey();
    LookupTable table =
        LookupTables.of(sources.get(), JoinInMemoryFn.byLookup(context.sideInput(view)))
            .get(number);
    context.output(
        LookupRowCounts.of(sources.get().lookup(number), table.size(), table.superseded(), found));
  }
}
