package org.minetally.source;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.util.Locale;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.minetally.format.UnreadableInputException;
import org.minetally.internal.Counters;
import org.minetally.internal.Shared;
import org.minetally.mapping.internal.MissingColumnException;
import org.minetally.mapping.internal.RecordMapper;
import org.minetally.model.Batch;
import org.minetally.model.internal.TooManyNamesException;
import org.minetally.reconcile.internal.Message;
import org.minetally.source.internal.ReadMeter;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.SourceFile;

/** Reads byte ranges into batches and reports what happened to their records. */
final class ReadRangeFn extends DoFn<KV<Integer, Iterable<RangeTask>>, Batch> {

  private static final long serialVersionUID = 1L;

  private final Shared<RecordSources> sources;
  private final String meterName;
  private transient ReadMeter meter;
  private transient Mappers mappers;

  ReadRangeFn(RecordSources sources, String meterName) {
    this.sources = Shared.of(sources);
    this.meterName = meterName;
  }

  @Setup
  public void setup() {
    mappers = new Mappers(sources.get());
    meter = ReadMeter.of(meterName);
  }

  @ProcessElement
  public void read(@Element KV<Integer, Iterable<RangeTask>> tasks, MultiOutputReceiver out) {
    tasks.getValue().forEach(task -> read(task, out));
  }

  private void read(RangeTask task, MultiOutputReceiver out) {
    SourceFile file = task.sourceFile(sources.get().specs().get(task.source()).format());
    RecordMapper mapper = mapper(task, file);
    try (SourceFile.Records records = file.records(task.bytes(), task.header())) {
      Message.RangeCounts counts =
          new RangeReading(
                  task,
                  mapper,
                  records.cursor(),
                  meter,
                  out.get(ReadRecords.BATCHES)::output,
                  out.get(ReadRecords.MESSAGES)::output)
              .run();
      long bytes = task.size();
      meter.addBytes(bytes);
      Counters.add("bytes_read", bytes);
      count(counts);
    } catch (IOException e) {
      throw file.unreadable(e);
    } catch (TooManyNamesException e) {
      throw new UnreadableInputException(file + ": " + e.getMessage(), e);
    }
  }

  /** Adds the counts of a range to the counters of the engine. */
  static void count(Message.RangeCounts range) {
    Counters.add("records_read", range.records());
    Counters.add("records_accepted", range.accepted());
    Counters.add("records_filtered", range.records() - range.accepted() - range.rejected().size());
    range.rejected().stream()
        .collect(groupingBy(rejected -> rejected.why().reason(), counting()))
        .forEach(
            (reason, records) ->
                Counters.add(
                    "records_rejected_" + reason.name().toLowerCase(Locale.ROOT), records));
  }

  private RecordMapper mapper(RangeTask task, SourceFile file) {
    try {
      return mappers.of(
          task.source(),
          sources.get().specs().get(task.source()).profileOf(task.file()),
          task.header().headings(),
          file.charset(task.header()));
    } catch (MissingColumnException e) {
      throw new UnreadableInputException(file + ":1: " + e.getMessage(), e);
    }
  }
}
