package org.minetally.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.minetally.internal.Shared;
import org.minetally.model.Batch;
import org.minetally.source.internal.ReadMeter;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.lookup.LookupRows;
import org.minetally.source.internal.lookup.LookupTable;

/** Reads byte ranges whose records have rows of lookups that were found for them. */
final class JoinShuffledFn extends DoFn<KV<Long, CoGbkResult>, Batch> {

  private static final long serialVersionUID = 1L;

  static final TupleTag<RangeTask> TASKS = new TupleTag<>("ranges") {};
  static final TupleTag<KV<Integer, LookupRows>> ROWS = new TupleTag<>("rows") {};

  private final Shared<RecordSources> sources;
  private final String meterName;
  private transient Mappers mappers;

  JoinShuffledFn(RecordSources sources, String meterName) {
    this.sources = Shared.of(sources);
    this.meterName = meterName;
  }

  @Setup
  public void setup() {
    mappers = new Mappers(sources.get());
  }

  @ProcessElement
  public void read(@Element KV<Long, CoGbkResult> range, MultiOutputReceiver out) {
    Map<Integer, List<LookupRows>> rows = new HashMap<>();
    for (KV<Integer, LookupRows> found : range.getValue().getAll(ROWS)) {
      rows.computeIfAbsent(found.getKey(), number -> new ArrayList<>()).add(found.getValue());
    }
    Map<Integer, LookupTable> tables = new HashMap<>();
    // Every row was found once, by its key.
    rows.forEach((number, parts) -> tables.put(number, LookupTable.of(parts, false)));
    new RangeReader(
            sources.get(),
            mappers,
            ReadMeter.of(meterName),
            out.get(ReadRecords.BATCHES)::output,
            out.get(ReadRecords.MESSAGES)::output)
        .read(range.getValue().getOnly(TASKS), new FoundTables(tables));
  }

  @FinishBundle
  public void finish() {
    ReadMeter.of(meterName).flush();
  }
}
