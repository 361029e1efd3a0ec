package org.minetally.source;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.minetally.format.internal.RecordCursor;
import org.minetally.mapping.internal.PointCase;
import org.minetally.mapping.internal.RecordMapper;
import org.minetally.mapping.internal.RowRecords;
import org.minetally.model.Batch;
import org.minetally.reconcile.internal.FilteredValues;
import org.minetally.reconcile.internal.Finding;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.RecordNote;
import org.minetally.source.internal.ReadMeter;

/** Maps the records of one range to batches and reports what happened to them. */
final class RangeReading {

  /**
   * The maximum number of records in a batch: a runner may hold all outputs of one element in
   * memory.
   */
  private static final int LARGEST_BATCH = 1 << 19;

  /** The number of records between two updates of the meter, a power of two. */
  private static final int METERED = 1 << 16;

  private final RangeTask task;
  private final RecordMapper mapper;
  private final RecordCursor reader;

  /** The reader, if each row gives several records; otherwise null. */
  private final RowRecords rows;

  private final ReadMeter meter;
  private final Consumer<Batch> toBatches;
  private final Consumer<Message> toMessages;
  private final RejectLog rejected;
  private final FilteredValues filtered = new FilteredValues();
  private long records;
  private long accepted;
  private long differences;
  private int batches;

  /**
   * Prepares to read a range.
   *
   * @param reader the records of the range
   * @param meter counts the records as they are read
   * @param toBatches receives the accepted records
   * @param toMessages receives what happened to all records
   */
  RangeReading(
      RangeTask task,
      RecordMapper mapper,
      RecordCursor reader,
      ReadMeter meter,
      Consumer<Batch> toBatches,
      Consumer<Message> toMessages) {
    this.task = task;
    this.mapper = mapper;
    this.reader = reader;
    this.rows = reader instanceof RowRecords divided ? divided : null;
    this.meter = meter;
    this.toBatches = toBatches;
    this.toMessages = toMessages;
    this.rejected = new RejectLog(task.id(), toMessages);
  }

  /** Reads the range and returns its counts, which are also the last message. */
  Message.RangeCounts run() throws IOException {
    while (reader.next()) {
      take();
      if ((records & METERED - 1) == 0) {
        meter.addRecords(METERED);
      }
    }
    meter.addRecords(records & METERED - 1);
    takeFooter();
    emit();
    reportPoints();
    reportRows();
    reportEstimates();
    reportUnusedWords();
    reportFindings();
    Message.RangeCounts counts =
        new Message.RangeCounts(
            task.id(),
            records,
            task.linesBefore() + reader.linesRead(),
            accepted,
            rejected.finish(),
            filtered.all());
    toMessages.accept(counts);
    return counts;
  }

  /** Counts the rows after the last record, which are not mapped. */
  private void takeFooter() {
    long footer = task.footerRows();
    if (footer > 0) {
      filtered.add("footer row", footer);
      records += footer;
    }
  }

  private void reportPoints() {
    SortedMap<PointCase, Long> points = mapper.takePointCases();
    if (!points.isEmpty()) {
      toMessages.accept(new Message.PointCounts(task.source(), points));
    }
  }

  private void reportRows() {
    if (rows != null && rows.rows() > 0) {
      toMessages.accept(
          new Message.NotedRecords(task.source(), RecordNote.ROW_UNPIVOTED, rows.rows()));
    }
  }

  private void reportEstimates() {
    long widened = mapper.takeWidenedRecords();
    if (widened > 0) {
      toMessages.accept(
          new Message.NotedRecords(task.source(), RecordNote.ESTIMATES_WIDENED, widened));
    }
  }

  private void reportFindings() {
    if (differences > 0) {
      toMessages.accept(
          new Message.FindingCounts(
              task.source(), new TreeMap<>(Map.of(Finding.Kind.PARTS_DIFFER, differences))));
    }
  }

  private void reportUnusedWords() {
    // Even if all words are used: a word is unused only if it is so in every range.
    if (mapper.listsWords()) {
      toMessages.accept(new Message.UnusedWords(task.source(), mapper.unusedWords()));
    }
  }

  private void take() {
    if (mapper.needsPlace()) {
      mapper.at(records, task.linesBefore() + reader.linesBefore());
    }
    switch (rows == null ? mapper.map(reader) : rows.map(mapper)) {
      case ACCEPTED -> {
        accepted++;
        report(mapper.differences());
      }
      case REJECTED ->
          rejected.add(
              records,
              task.linesBefore() + reader.linesBefore(),
              rows == null ? mapper.rejection() : rows.rejection());
      case SKIPPED -> {}
      case FILTERED -> filtered.add(rows == null ? mapper.filteredBy() : rows.filteredBy(), 1);
    }
    records++;
    // A filtered record may leave its key and revision in the batch, too.
    if (mapper.pending() >= LARGEST_BATCH) {
      emit();
    }
  }

  private void report(List<String> found) {
    for (String difference : found) {
      toMessages.accept(
          new Message.FindingRaised(
              new Finding(
                  Finding.Kind.PARTS_DIFFER,
                  task.id(),
                  records,
                  task.linesBefore() + reader.linesBefore(),
                  difference)));
      differences++;
    }
  }

  private void emit() {
    if (mapper.pending() > 0) {
      toBatches.accept(mapper.takeBatch(task.order(batches++)));
    }
  }
}
