package org.minetally.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.RecordCursor;
import org.minetally.format.internal.unpivot.UnpivotException;
import org.minetally.internal.Counters;
import org.minetally.mapping.internal.MissingColumnException;
import org.minetally.mapping.internal.RecordMapper;
import org.minetally.mapping.internal.RowRecords;
import org.minetally.model.Batch;
import org.minetally.model.internal.TooManyNamesException;
import org.minetally.profile.Lookup;
import org.minetally.profile.SourceSpec;
import org.minetally.reconcile.internal.Message;
import org.minetally.source.internal.ReadMeter;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.SourceFile;
import org.minetally.source.internal.lookup.JoinedCursor;
import org.minetally.source.internal.lookup.LookupSearch;

/**
 * Reads byte ranges of source files into batches, and reports what happened to their records.
 *
 * <p>Not safe for use by several threads.
 */
final class RangeReader {

  private final RecordSources sources;
  private final ReadMeter meter;
  private final Mappers mappers;
  private final Consumer<Batch> toBatches;
  private final Consumer<Message> toMessages;

  /**
   * Creates a reader.
   *
   * @param mappers the profiles compiled so far
   * @param meter counts the bytes and records as they are read
   * @param toBatches receives the accepted records
   * @param toMessages receives what happened to all records
   */
  RangeReader(
      RecordSources sources,
      Mappers mappers,
      ReadMeter meter,
      Consumer<Batch> toBatches,
      Consumer<Message> toMessages) {
    this.sources = sources;
    this.mappers = mappers;
    this.meter = meter;
    this.toBatches = toBatches;
    this.toMessages = toMessages;
  }

  /**
   * Reads a range.
   *
   * @param tables the rows of lookups that its records may have
   * @throws UnreadableInputException if the file cannot be read
   */
  void read(RangeTask task, FoundTables tables) {
    SourceSpec spec = sources.specs().get(task.source());
    SourceFile plain = new SourceFile(task.path(), spec.formatOf(task.file()));
    try {
      RangeMeter bytes = new RangeMeter(meter, task.size());
      SourceFile file = new SourceFile(task.path(), spec.formatOf(task.file()), bytes);
      count(read(task, file, spec, tables));
      bytes.finish();
      Counters.add("bytes_read", bytes.size());
    } catch (IOException e) {
      throw plain.unreadable(e);
    } catch (TooManyNamesException e) {
      throw new UnreadableInputException(task.path() + ": " + e.getMessage(), e);
    } catch (MissingColumnException | UnpivotException e) {
      throw new UnreadableInputException(
          String.format(Locale.ROOT, "%s:%d: %s", plain, plain.headerLine(), e.getMessage()), e);
    }
  }

  private Message.RangeCounts read(
      RangeTask task, SourceFile file, SourceSpec spec, FoundTables tables) throws IOException {
    // Files of deletions have keys only.
    List<Lookup> lookups = task.file() < spec.files().size() ? spec.lookups() : List.of();
    Headings own = task.header().headings();
    Headings headings = lookups.isEmpty() ? own : sources.headings(task.source(), own);
    Charset charset = file.charset(task.header());
    RecordMapper mapper = mappers.of(task.source(), spec.profileOf(task.file()), headings, charset);
    List<LookupSearch> searches = new ArrayList<>();
    for (int i = 0; i < lookups.size(); i++) {
      searches.add(
          tables.search(
              sources.lookupNumber(task.source(), i),
              new LookupSearch.Records(own, charset, spec.profile()),
              lookups.get(i)));
    }
    try (SourceFile.Records records = file.records(task.bytes(), task.header())) {
      RecordCursor cursor =
          searches.isEmpty()
              ? RowRecords.of(spec.profileOf(task.file()), own, charset, records.cursor())
              : new JoinedCursor(records.cursor(), own.names().size(), searches);
      Message.RangeCounts counts =
          new RangeReading(task, mapper, cursor, meter, toBatches, toMessages).run();
      for (int i = 0; i < searches.size(); i++) {
        toMessages.accept(searches.get(i).counts(task.source(), i));
      }
      return counts;
    }
  }

  /** Adds the counts of a range to the counters of the engine. */
  static void count(Message.RangeCounts range) {
    Counters.add("records_read", range.records());
    Counters.add("records_accepted", range.accepted());
    Counters.add("records_filtered", range.records() - range.accepted() - range.rejectedRecords());
    range
        .rejected()
        .forEach(
            (reason, records) ->
                Counters.add(
                    "records_rejected_" + reason.name().toLowerCase(Locale.ROOT), records));
  }
}
