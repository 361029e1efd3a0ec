package org.minetally.source;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.RecordCursor;
import org.minetally.internal.Shared;
import org.minetally.mapping.internal.LookupRowReader;
import org.minetally.mapping.internal.MissingColumnException;
import org.minetally.mapping.internal.RecordMapper;
import org.minetally.mapping.internal.Rejection;
import org.minetally.model.internal.TooManyNamesException;
import org.minetally.profile.Lookup;
import org.minetally.profile.SourceSpec;
import org.minetally.reconcile.internal.LookupNote;
import org.minetally.reconcile.internal.Message;
import org.minetally.source.internal.ReadMeter;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.SourceFile;
import org.minetally.source.internal.lookup.LookupRows;

/** Reads the rows of lookups; a row that is an incident is mapped to a record as well. */
final class ReadLookupFn extends DoFn<KV<Integer, Iterable<RangeTask>>, KV<Integer, LookupRows>> {

  private static final long serialVersionUID = 1L;

  /** The rows, by the lookup's number in the run and the shard of their key. */
  static final TupleTag<KV<Integer, LookupRows>> ROWS = new TupleTag<>("lookup rows") {};

  private static final int LARGEST_BATCH = 1 << 19;

  private final Shared<RecordSources> shared;
  private final LookupShards shards;
  private final String meterName;
  private transient Mappers mappers;

  ReadLookupFn(RecordSources sources, LookupShards shards, String meterName) {
    this.shared = Shared.of(sources);
    this.shards = shards;
    this.meterName = meterName;
  }

  @Setup
  public void setup() {
    mappers = new Mappers(shared.get());
  }

  @ProcessElement
  public void read(@Element KV<Integer, Iterable<RangeTask>> tasks, MultiOutputReceiver out) {
    tasks.getValue().forEach(task -> read(task, out));
  }

  @FinishBundle
  public void finish() {
    ReadMeter.of(meterName).flush();
  }

  private void read(RangeTask task, MultiOutputReceiver out) {
    SourceSpec spec = shared.get().specs().get(task.source());
    try {
      RangeMeter bytes = new RangeMeter(ReadMeter.of(meterName), task.size());
      SourceFile file = new SourceFile(task.path(), spec.formatOf(task.file()), bytes);
      try (SourceFile.Records records = file.records(task.bytes(), task.header())) {
        new Reading(task, file, records.cursor(), out).run();
      }
      bytes.finish();
    } catch (IOException e) {
      throw new SourceFile(task.path(), spec.formatOf(task.file())).unreadable(e);
    } catch (TooManyNamesException e) {
      throw new UnreadableInputException(task.path() + ": " + e.getMessage(), e);
    } catch (MissingColumnException e) {
      throw new UnreadableInputException(task.path() + ":1: " + e.getMessage(), e);
    }
  }

  /** Reads one range. */
  private final class Reading {

    private final RangeTask task;
    private final RecordCursor cursor;
    private final MultiOutputReceiver out;
    private final int number;
    private final LookupRowReader rows;

    /** Null if the rows are not incidents. */
    private final RecordMapper incidents;

    private final Map<Integer, LookupRows.Builder> builders = new TreeMap<>();
    private final RejectLog rejected;
    private long read;
    private long accepted;
    private long filtered;
    private int batches;

    Reading(RangeTask task, SourceFile file, RecordCursor cursor, MultiOutputReceiver out) {
      SourceSpec spec = shared.get().specs().get(task.source());
      int position = spec.lookupOf(task.file());
      Lookup lookup = spec.lookups().get(position);
      this.task = task;
      this.cursor = cursor;
      this.out = out;
      this.rejected = new RejectLog(task.id(), out.get(ReadRecords.MESSAGES)::output);
      number = shared.get().lookupNumber(task.source(), position);
      var charset = file.charset(task.header());
      rows = new LookupRowReader(lookup, task.header().headings(), charset);
      incidents =
          lookup.hasIncidents()
              ? mappers.of(task.source(), lookup.rows(), task.header().headings(), charset)
              : null;
    }

    void run() throws IOException {
      while (cursor.next()) {
        take();
        read++;
      }
      builders.forEach(this::emit);
      emitIncidents();
      out.get(ReadRecords.MESSAGES)
          .output(
              new Message.RangeCounts(
                  task.id(),
                  read,
                  task.linesBefore() + cursor.linesRead(),
                  accepted,
                  rejected.finish(),
                  Map.of()));
      if (filtered > 0) {
        RecordSources.LookupId id = shared.get().lookup(number);
        out.get(ReadRecords.MESSAGES)
            .output(
                new Message.LookupCounts(
                    id.source(),
                    id.lookup(),
                    new TreeMap<>(Map.of(LookupNote.FILTERED_INCIDENTS, filtered))));
      }
    }

    private void take() {
      if (!rows.read(cursor)) {
        reject(rows.rejection());
        return;
      }
      if (incidents != null) {
        if (incidents.needsPlace()) {
          incidents.at(read, line());
        }
        switch (incidents.map(cursor)) {
          case ACCEPTED, SKIPPED -> {}
          case FILTERED -> filtered++;
          case REJECTED -> {
            reject(incidents.rejection());
            return;
          }
        }
        if (incidents.pending() >= LARGEST_BATCH) {
          emitIncidents();
        }
      }
      accepted++;
      int shard = shards.of(number, rows.key().high(), rows.key().low());
      LookupRows.Builder rowsOfShard =
          builders.computeIfAbsent(shard, s -> new LookupRows.Builder(task.id()));
      rowsOfShard.add(rows, cursor, line());
      if (rowsOfShard.isFull()) {
        emit(shard, rowsOfShard);
      }
    }

    private long line() {
      return task.linesBefore() + cursor.linesBefore();
    }

    private void reject(Rejection why) {
      rejected.add(read, line(), why);
    }

    private void emit(int shard, LookupRows.Builder rowsOfShard) {
      if (!rowsOfShard.isEmpty()) {
        out.get(ROWS).output(KV.of(shard, rowsOfShard.take()));
      }
    }

    private void emitIncidents() {
      if (incidents != null && incidents.pending() > 0) {
        out.get(ReadRecords.INCIDENTS).output(incidents.takeBatch(task.order(batches++)));
      }
    }
  }
}
