package org.minetally.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.RecordCursor;
import org.minetally.mapping.internal.MissingColumnException;
import org.minetally.mapping.internal.PointCase;
import org.minetally.mapping.internal.RecordMapper;
import org.minetally.model.Batch;
import org.minetally.model.internal.TooManyNamesException;
import org.minetally.profile.Profile;
import org.minetally.reconcile.internal.FilteredValues;
import org.minetally.reconcile.internal.Finding;
import org.minetally.reconcile.internal.Message;
import org.minetally.source.internal.ReadMeter;
import org.minetally.source.internal.SourceFile;

/** Reads byte ranges into batches and reports what happened to their records. */
final class ReadRangeFn extends DoFn<KV<Integer, Iterable<RangeTask>>, Batch> {

  private static final long serialVersionUID = 1L;

  /** The most records in a batch: a runner may hold all outputs of one element in memory. */
  private static final int LARGEST_BATCH = 1 << 19;

  /** The number of records between two updates of the meter, a power of two. */
  private static final int METERED = 1 << 16;

  private final RecordSources sources;
  private final String meterName;
  private transient ReadMeter meter;
  private transient Map<MapperKey, RecordMapper> mappers;

  private record MapperKey(int source, Profile profile, Headings header, Charset charset) {}

  ReadRangeFn(RecordSources sources, String meterName) {
    this.sources = sources;
    this.meterName = meterName;
  }

  @Setup
  public void setup() {
    mappers = new HashMap<>();
    meter = ReadMeter.of(meterName);
  }

  @ProcessElement
  public void read(@Element KV<Integer, Iterable<RangeTask>> tasks, MultiOutputReceiver out) {
    tasks.getValue().forEach(task -> read(task, out));
  }

  private void read(RangeTask task, MultiOutputReceiver out) {
    SourceFile file = task.sourceFile(sources.specs().get(task.source()).format());
    RecordMapper mapper = mapper(task, file);
    try (SourceFile.Records records = file.records(task.bytes(), task.header())) {
      new Reading(task, mapper, records.cursor(), meter).run(out);
      meter.addBytes(task.size());
    } catch (IOException e) {
      throw file.unreadable(e);
    } catch (TooManyNamesException e) {
      throw new UnreadableInputException(file + ": " + e.getMessage(), e);
    }
  }

  private RecordMapper mapper(RangeTask task, SourceFile file) {
    try {
      Profile profile = sources.specs().get(task.source()).profileOf(task.file());
      return mappers.computeIfAbsent(
          new MapperKey(
              task.source(), profile, task.header().headings(), file.charset(task.header())),
          this::compile);
    } catch (MissingColumnException e) {
      throw new UnreadableInputException(file + ":1: " + e.getMessage(), e);
    }
  }

  private RecordMapper compile(MapperKey key) {
    return new RecordMapper(
        key.source(),
        key.profile(),
        key.header(),
        key.charset(),
        sources.gazetteer(),
        sources.layouts().of(key.source()),
        sources.points());
  }

  /** Reads one range. */
  private static final class Reading {
    private final RangeTask task;
    private final RecordMapper mapper;
    private final RecordCursor reader;
    private final ReadMeter meter;
    private final List<Message.RejectedRecord> rejected = new ArrayList<>();
    private final FilteredValues filtered = new FilteredValues();
    private long records;
    private long accepted;
    private int batches;

    Reading(RangeTask task, RecordMapper mapper, RecordCursor reader, ReadMeter meter) {
      this.task = task;
      this.mapper = mapper;
      this.reader = reader;
      this.meter = meter;
    }

    void run(MultiOutputReceiver out) throws IOException {
      while (reader.next()) {
        take(out);
        if ((records & METERED - 1) == 0) {
          meter.addRecords(METERED);
        }
      }
      meter.addRecords(records & METERED - 1);
      emit(out);
      reportPoints(out);
      out.get(ReadRecords.REPORTS)
          .output(
              new Message.RangeCounts(
                  task.source(),
                  task.file(),
                  task.range(),
                  records,
                  task.linesBefore() + reader.linesRead(),
                  accepted,
                  rejected,
                  filtered.all()));
    }

    private void reportPoints(MultiOutputReceiver out) {
      SortedMap<PointCase, Long> points = mapper.takePointCases();
      if (!points.isEmpty()) {
        out.get(ReadRecords.REPORTS).output(new Message.PointCounts(task.source(), points));
      }
    }

    private void take(MultiOutputReceiver out) {
      if (mapper.needsPlace()) {
        mapper.at(records, task.linesBefore() + reader.linesBefore());
      }
      switch (mapper.map(reader)) {
        case ACCEPTED -> {
          accepted++;
          report(mapper.differences(), out);
        }
        case REJECTED ->
            rejected.add(
                new Message.RejectedRecord(
                    records, task.linesBefore() + reader.linesBefore(), mapper.rejection()));
        case FILTERED -> filtered.add(mapper.filteredBy(), 1);
      }
      records++;
      // A filtered record may leave its key and revision in the batch, too.
      if (mapper.pending() >= LARGEST_BATCH) {
        emit(out);
      }
    }

    private void report(List<String> differences, MultiOutputReceiver out) {
      for (String difference : differences) {
        out.get(ReadRecords.REPORTS)
            .output(
                new Message.FindingRaised(
                    new Finding(
                        Finding.Kind.PARTS_DIFFER,
                        task.source(),
                        task.file(),
                        task.range(),
                        records,
                        task.linesBefore() + reader.linesBefore(),
                        difference)));
      }
    }

    private void emit(MultiOutputReceiver out) {
      if (mapper.pending() > 0) {
        out.get(ReadRecords.BATCHES).output(mapper.takeBatch(task.order(batches++)));
      }
    }
  }
}
