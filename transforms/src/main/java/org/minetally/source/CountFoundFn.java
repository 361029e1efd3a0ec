package org.minetally.source;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.minetally.internal.Shared;
import org.minetally.reconcile.internal.Message;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.lookup.FoundRows;
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
    int number = context.element().getKey();
    FoundRows found = new FoundRows();
    context.element().getValue().forEach(found::add);
    if (!found.searched()) {
      LookupTable table =
          LookupTables.of(sources.get(), JoinInMemoryFn.byLookup(context.sideInput(view)))
              .get(number);
      found.add(FoundRows.packed(table, new RowSet()));
    }
    context.output(
        LookupRowCounts.of(
            sources.get().lookup(number), found.size(), found.superseded(), found.rows()));
  }
}
