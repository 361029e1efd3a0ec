package org.minetally.source;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.minetally.internal.Shared;
import org.minetally.model.Batch;
import org.minetally.source.internal.ReadMeter;
import org.minetally.source.internal.RecordSources;

/** Reads byte ranges of sources without lookups. */
final class ReadRangeFn extends DoFn<KV<Integer, Iterable<RangeTask>>, Batch> {

  private static final long serialVersionUID = 1L;

  private final Shared<RecordSources> sources;
  private final String meterName;
  private transient Mappers mappers;

  ReadRangeFn(RecordSources sources, String meterName) {
    this.sources = Shared.of(sources);
    this.meterName = meterName;
  }

  @Setup
  public void setup() {
    mappers = new Mappers(sources.get());
  }

  @ProcessElement
  public void read(@Element KV<Integer, Iterable<RangeTask>> tasks, MultiOutputReceiver out) {
    RangeReader reader =
        new RangeReader(
            sources.get(),
            mappers,
            ReadMeter.of(meterName),
            out.get(ReadRecords.BATCHES)::output,
            out.get(ReadRecords.MESSAGES)::output);
    tasks.getValue().forEach(task -> reader.read(task, FoundTables.none()));
  }

  @FinishBundle
  public void finish() {
    ReadMeter.of(meterName).flush();
  }
}
