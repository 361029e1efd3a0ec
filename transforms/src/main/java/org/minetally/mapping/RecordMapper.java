package org.minetally.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.minetally.delimited.Utf8;
import org.minetally.model.Batch;
import org.minetally.model.BatchBuilder;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.RecordKey;
import org.minetally.period.DateInterval;
import org.minetally.profile.Filter;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.Profile;
import org.minetally.record.SourceRecord;
import org.minetally.region.Gazetteer;

/**
 * Maps the records of files with one header to canonical records, by one profile.
 *
 * <pre>{@code
 * RecordMapper mapper = new RecordMapper(0, profile, header, charset, gazetteer, layout);
 * while (reader.next()) {
 *   switch (mapper.map(reader)) {
 *     case ACCEPTED -> {}
 *     case REJECTED -> note(mapper.rejection());
 *     case LEFT_OUT -> count(mapper.leftOutBy());
 *   }
 * }
 * Batch batch = mapper.takeBatch(order);
 * }</pre>
 *
 * <p>Not safe for use by several threads.
 */
public final class RecordMapper {

  /** What became of a record. */
  public enum Outcome {
    /** It is in the batch. */
    ACCEPTED,
    /** It does not count: {@link RecordMapper#rejection()} says why. */
    REJECTED,
    /** A filter of the profile leaves it out: {@link RecordMapper#leftOutBy()} names it. */
    LEFT_OUT
  }

  private final int source;
  private final int headerSize;
  private final Charset charset;
  private final boolean utf8;
  private final List<String> header;
  private final List<FilterReader> filters = new ArrayList<>();
  private final List<Column> keyColumns = new ArrayList<>();
  private final RecordKey key = new RecordKey();
  private final Gazetteer gazetteer;
  private final DateReader date;
  private final PlaceReader place;
  private final LabelReader[] labels;
  private final int[] codes;
  private final MeasureReader measures;
  private final BatchBuilder batch;
  private Rejection rejection;
  private String leftOutBy;

  /**
   * Compiles a profile for a header.
   *
   * @param source the source's number in the run
   * @param header the column names, in the file's order
   * @throws MissingColumnException if the profile names a column that the header does not have
   */
  public RecordMapper(
      int source,
      Profile profile,
      List<String> header,
      Charset charset,
      Gazetteer gazetteer,
      Layout layout) {
    this.source = source;
    this.header = List.copyOf(header);
    this.headerSize = header.size();
    this.charset = charset;
    this.utf8 = charset.equals(StandardCharsets.UTF_8);
    Column.Header columns = new Column.Header(this.header, charset, profile);
    for (Filter filter : profile.filters()) {
      filters.add(new FilterReader(filter, columns));
    }
    for (String name : profile.recordKey()) {
      keyColumns.add(columns.column(name));
    }
    this.gazetteer = gazetteer;
    date = DateReader.of(profile.date(), columns);
    place = new PlaceReader(profile.regions(), columns, gazetteer, source);
    labels =
        layout.dimensions().stream()
            .map(dimension -> label(dimension, profile, columns))
            .toArray(LabelReader[]::new);
    codes = new int[labels.length];
    measures = MeasureReader.of(profile.measures(), columns, layout);
    batch = new BatchBuilder(!keyColumns.isEmpty(), labels.length, layout.measures().size());
  }

  /** Maps the reader's present record. */
  public Outcome map(SourceRecord record) {
    if (record.fields() != headerSize) {
      return reject(
          new Rejection(
              Reason.FIELD_COUNT, "", record.fields() + " fields, the header has " + headerSize));
    }
    if (record.isMalformed()) {
      return reject(new Rejection(Reason.MALFORMED_QUOTE, "", ""));
    }
    if (!record.isAscii() && !isText(record)) {
      return reject(new Rejection(Reason.MALFORMED_TEXT, malformedColumn(record), ""));
    }
    for (int i = 0; i < filters.size(); i++) {
      if (!filters.get(i).accepts(record)) {
        leftOutBy = filters.get(i).leftOutBy(record);
        return Outcome.LEFT_OUT;
      }
    }
    long interval = date.read(record);
    if (interval == DateInterval.INVALID) {
      return reject(date.rejection());
    }
    for (int i = 0; i < labels.length; i++) {
      codes[i] = labels[i].read(record);
      if (codes[i] < 0) {
        return reject(labels[i].rejection());
      }
    }
    if (!measures.read(record)) {
      return reject(measures.rejection());
    }
    place.read(record);
    accept(record, interval);
    return Outcome.ACCEPTED;
  }

  /** Why the record read last was rejected. */
  public Rejection rejection() {
    return rejection;
  }

  /** What the record read last was left out by, as {@code column=value}. */
  public String leftOutBy() {
    return leftOutBy;
  }

  /** The number of records accepted since the last batch was taken. */
  public int pending() {
    return batch.size();
  }

  /** The records accepted since the last batch was taken. */
  public Batch takeBatch(long order) {
    List<List<String>> members = new ArrayList<>();
    for (LabelReader label : labels) {
      members.add(label.labels());
    }
    return batch.build(source, order, members, place.unmatchedNames());
  }

  private void accept(SourceRecord record, long interval) {
    int startDay = DateInterval.startDay(interval);
    int endDay = DateInterval.endDay(interval);
    batch.next(
        startDay, endDay, gazetteer.at(place.region(), startDay, endDay), place.unmatched());
    for (int i = 0; i < codes.length; i++) {
      batch.code(i, codes[i]);
    }
    long[] values = measures.values();
    for (int i = 0; i < values.length; i++) {
      batch.measure(i, values[i]);
    }
    if (!keyColumns.isEmpty()) {
      readKey(record);
      batch.key(key.high(), key.low());
    }
  }

  private void readKey(SourceRecord record) {
    byte[] bytes = record.bytes();
    if (keyColumns.size() == 1) {
      Column column = keyColumns.get(0);
      column.locate(record);
      key.set(bytes, column.from(), column.isMissing(bytes) ? column.from() : column.to());
      return;
    }
    String[] parts = new String[keyColumns.size()];
    boolean given = false;
    for (int i = 0; i < parts.length; i++) {
      keyColumns.get(i).locate(record);
      boolean missing = keyColumns.get(i).isMissing(bytes);
      parts[i] = missing ? "" : keyColumns.get(i).text(bytes);
      given |= !missing;
    }
    if (given) {
      key.set(parts);
    } else {
      key.set(bytes, 0, 0);
    }
  }

  private Outcome reject(Rejection why) {
    rejection = why;
    return Outcome.REJECTED;
  }

  private boolean isText(SourceRecord record) {
    return isText(record.bytes(), record.recordStart(), record.recordEnd() - record.recordStart());
  }

  private boolean isText(byte[] bytes, int from, int length) {
    if (utf8) {
      return Utf8.isValid(bytes, from, from + length);
    }
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private String malformedColumn(SourceRecord record) {
    for (int i = 0; i < headerSize; i++) {
      if (!isText(record.bytes(), record.start(i), record.end(i) - record.start(i))) {
        return header.get(i);
      }
    }
    return "";
  }

  private static LabelReader label(Dimension dimension, Profile profile, Column.Header columns) {
    LabelMapping mapping = profile.dimensions().get(dimension);
    return mapping == null
        ? LabelReader.unknown(dimension.unknown())
        : new LabelReader(mapping, columns, dimension.unknown(), dimension::accepts);
  }
}
