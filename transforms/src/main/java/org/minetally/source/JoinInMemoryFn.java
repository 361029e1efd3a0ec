package org.minetally.source;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.minetally.internal.Shared;
import org.minetally.model.Batch;
import org.minetally.source.internal.ReadMeter;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.lookup.LookupTable;

/** Reads byte ranges, and finds the rows of their records in tables that every worker has. */
final class JoinInMemoryFn extends DoFn<KV<Integer, Iterable<RangeTask>>, Batch> {

  private static final long serialVersionUID = 1L;

  /** The rows that were found, by the number of the lookup. */
  static final TupleTag<KV<Integer, byte[]>> FOUND = new TupleTag<>("found rows") {};

  private final Shared<RecordSources> sources;
  private final LookupShards shards;
  private final String meterName;
  private final PCollectionView<Iterable<KV<Integer, LookupTable>>> view;
  private transient Mappers mappers;
  private transient FoundTables tables;

  JoinInMemoryFn(
      RecordSources sources,
      LookupShards shards,
      String meterName,
      PCollectionView<Iterable<KV<Integer, LookupTable>>> view) {
    this.sources = Shared.of(sources);
    this.shards = shards;
    this.meterName = meterName;
    this.view = view;
  }

  @Setup
  public void setup() {
    mappers = new Mappers(sources.get());
  }

  @StartBundle
  public void start() {
    tables = null;
  }

  @ProcessElement
  public void read(ProcessContext context, MultiOutputReceiver out) {
    if (tables == null) {
      tables =
          FoundTables.of(
              sources.get().lookups(), shards, LookupTables.byShard(context.sideInput(view)));
    }
    RangeReader reader =
        new RangeReader(
            sources.get(),
            mappers,
            ReadMeter.of(meterName),
            out.get(ReadRecords.BATCHES)::output,
            out.get(ReadRecords.MESSAGES)::output);
    context.element().getValue().forEach(task -> reader.read(task, tables));
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    if (tables != null) {
      tables.drain(
          (number, rows) ->
              context.output(
                  FOUND,
                  KV.of(number, rows),
                  GlobalWindow.INSTANCE.maxTimestamp(),
                  GlobalWindow.INSTANCE));
    }
  }
}
