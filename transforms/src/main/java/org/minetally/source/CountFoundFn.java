package org.minetally.source;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.minetally.internal.Shared;
import org.minetally.reconcile.internal.Message;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.lookup.LookupTable;
import org.minetally.source.internal.lookup.RowSet;
import org.minetally.source.internal.lookup.ShardedTable;

/** Counts the rows of each lookup with and without records. */
final class CountFoundFn extends DoFn<KV<Integer, Iterable<byte[]>>, Message> {

  private static final long serialVersionUID = 1L;

  private final Shared<RecordSources> sources;
  private final LookupShards shards;
  private final PCollectionView<Iterable<KV<Integer, LookupTable>>> view;

  CountFoundFn(
      RecordSources sources,
      LookupShards shards,
      PCollectionView<Iterable<KV<Integer, LookupTable>>> view) {
    this.sources = Shared.of(sources);
    this.shards = shards;
    this.view = view;
  }

  @ProcessElement
  public void count(ProcessContext context) {
    RowSet found = new RowSet();
    context.element().getValue().forEach(found::addAll);
    int number = context.element().getKey();
    ShardedTable table =
        FoundTables.of(
                sources.get().lookups(), shards, LookupTables.byShard(context.sideInput(view)))
            .table(number);
    RecordSources.LookupId id = sources.get().lookup(number);
    context.output(LookupRowCounts.of(id, table.size(), table.superseded(), found));
  }
}
