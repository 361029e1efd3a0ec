package org.minetally.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.minetally.internal.Shared;
import org.minetally.model.Batch;
import org.minetally.source.internal.ReadMeter;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.lookup.LookupRows;
import org.minetally.source.internal.lookup.LookupTable;

/** Reads byte ranges, and finds the rows of their records among those that every worker has. */
final class JoinInMemoryFn extends DoFn<KV<Integer, Iterable<RangeTask>>, Batch> {

  private static final long serialVersionUID = 1L;

  /** The rows that were found, by the number of the lookup. */
  static final TupleTag<KV<Integer, byte[]>> FOUND = new TupleTag<>("found rows") {};

  private final Shared<RecordSources> sources;
  private final String meterName;
  private final PCollectionView<Iterable<KV<Integer, LookupRows>>> view;
  private transient Mappers mappers;
  private transient Map<Integer, LookupTable> tables;
  private transient FoundTables found;

  JoinInMemoryFn(
      RecordSources sources,
      String meterName,
      PCollectionView<Iterable<KV<Integer, LookupRows>>> view) {
    this.sources = Shared.of(sources);
    this.meterName = meterName;
    this.view = view;
  }

  @Setup
  public void setup() {
    mappers = new Mappers(sources.get());
  }

  @StartBundle
  public void start() {
    found = null;
  }

  @ProcessElement
  public void read(ProcessContext context, MultiOutputReceiver out) {
    if (tables == null) {
      tables = LookupTables.of(sources.get(), byLookup(context.sideInput(view)));
    }
    if (found == null) {
      found = new FoundTables(tables);
    }
    RangeReader reader =
        new RangeReader(
            sources.get(),
            mappers,
            ReadMeter.of(meterName),
            out.get(ReadRecords.BATCHES)::output,
            out.get(ReadRecords.MESSAGES)::output);
    context.element().getValue().forEach(task -> reader.read(task, found));
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    ReadMeter.of(meterName).flush();
    if (found != null) {
      found.drain(
          (number, rows) ->
              context.output(
                  FOUND,
                  KV.of(number, rows),
                  GlobalWindow.INSTANCE.maxTimestamp(),
                  GlobalWindow.INSTANCE));
    }
  }

  /** Returns the rows of each lookup by its number. */
  static Map<Integer, List<LookupRows>> byLookup(Iterable<KV<Integer, LookupRows>> rows) {
    Map<Integer, List<LookupRows>> byLookup = new HashMap<>();
    rows.forEach(
        part ->
            byLookup.computeIfAbsent(part.getKey(), n -> new ArrayList<>()).add(part.getValue()));
    return byLookup;
  }
}
