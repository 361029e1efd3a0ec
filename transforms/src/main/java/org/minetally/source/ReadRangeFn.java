package org.minetally.source;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.util.Locale;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.unpivot.UnpivotException;
import org.minetally.internal.Counters;
import org.minetally.internal.Shared;
import org.minetally.mapping.internal.MissingColumnException;
import org.minetally.mapping.internal.RecordMapper;
import org.minetally.mapping.internal.RowRecords;
import org.minetally.model.Batch;
import org.minetally.model.internal.TooManyNamesException;
import org.minetally.profile.Profile;
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
    FileFormat format = sources.get().specs().get(task.source()).format();
    try {
      RangeMeter bytes = new RangeMeter(meter, task.size());
      count(read(task, new SourceFile(task.path(), format, bytes), out));
      bytes.finish();
      Counters.add("bytes_read", bytes.size());
    } catch (IOException e) {
      throw new SourceFile(task.path(), format).unreadable(e);
    } catch (TooManyNamesException e) {
      throw new UnreadableInputException(task.path() + ": " + e.getMessage(), e);
    }
  }

  private Message.RangeCounts read(RangeTask task, SourceFile file, MultiOutputReceiver out)
      throws IOException {
    RecordMapper mapper = mapper(task, file);
    try (SourceFile.Records records = file.records(task.bytes(), task.header())) {
      return new RangeReading(
              task,
              mapper,
              RowRecords.of(
                  profile(task),
                  task.header().headings(),
                  file.charset(task.header()),
                  records.cursor()),
              meter,
              out.get(ReadRecords.BATCHES)::output,
              out.get(ReadRecords.MESSAGES)::output)
          .run();
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
          task.source(), profile(task), task.header().headings(), file.charset(task.header()));
    } catch (MissingColumnException | UnpivotException e) {
      throw new UnreadableInputException(
          "%s:%d: %s".formatted(file, file.headerLine(), e.getMessage()), e);
    }
  }

  private Profile profile(RangeTask task) {
    return sources.get().specs().get(task.source()).profileOf(task.file());
  }
}
