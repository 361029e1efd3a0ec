package org.minetally.mapping;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.minetally.boundary.PointRules;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.BatchBuilder;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Revision;
import org.minetally.period.DateInterval;
import org.minetally.profile.Filter;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.WideMeasures;
import org.minetally.record.Headings;
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
    /**
     * It is a total of others, or a filter of the profile leaves it out: {@link
     * RecordMapper#leftOutBy()} names it.
     */
    LEFT_OUT
  }

  private final int source;
  private final int headerSize;
  private final TextCheck texts;

  /** Null: no record is a total of others. */
  private final TotalsReader totals;

  private final List<FilterReader> filters = new ArrayList<>();
  private final KeyReader key;
  private final KeyReader incident;

  /** Null: the source has no revisions. */
  private final RevisionReader revisions;

  private final Gazetteer gazetteer;

  /** Null: the source has a key, or its records are figures that are compared otherwise. */
  private final Fingerprint fingerprint;

  private final DateReader date;
  private final PlaceReader place;

  /** Null: the source has no coordinates. */
  private final PointReader points;

  private final LabelReader[] labels;
  private final int[] codes;
  private final MeasureReader measures;

  /** Null where the source is no series. */
  private final SeriesReader series;

  /** Null where there is nothing to compare. */
  private final PartsReader parts;

  private final BatchBuilder batch;
  private long number;
  private long line;
  private Rejection rejection;
  private String leftOutBy;

  /**
   * Compiles a profile for a header; points are not read.
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
    this(source, profile, Headings.of(header), charset, gazetteer, layout, PointRules.NONE);
  }

  /**
   * Compiles a profile for a header.
   *
   * @param source the source's number in the run
   * @param header the file's columns
   * @param rules what is done with points; {@link PointRules#NONE}: they are not read
   * @throws MissingColumnException if the profile names a column that the header does not have
   */
  public RecordMapper(
      int source,
      Profile profile,
      Headings header,
      Charset charset,
      Gazetteer gazetteer,
      Layout layout,
      PointRules rules) {
    this.source = source;
    this.headerSize = header.names().size();
    this.texts = new TextCheck(header.names(), charset);
    Column.Header columns = new Column.Header(header, charset, profile);
    totals = profile.totals().any() ? new TotalsReader(profile, columns, gazetteer) : null;
    for (Filter filter : profile.filters()) {
      filters.add(new FilterReader(filter, columns));
    }
    key = new KeyReader(profile.recordKey(), columns);
    incident = new KeyReader(profile.incident().columns(), columns);
    fingerprint = isFingerprinted(profile) ? new Fingerprint(header.names()) : null;
    revisions = profile.revisions().any() ? new RevisionReader(profile.revisions(), columns) : null;
    this.gazetteer = gazetteer;
    date = DateReader.of(profile.date(), columns);
    place = new PlaceReader(profile.regions(), columns, gazetteer, source);
    points =
        rules.any() && profile.coordinates().any()
            ? new PointReader(profile, columns, rules, gazetteer)
            : null;
    labels =
        layout.dimensions().stream()
            .map(dimension -> label(dimension, profile, columns))
            .toArray(LabelReader[]::new);
    codes = new int[labels.length];
    WideMeasures wide = WideMeasures.of(layout, profile.measures());
    boolean plain = wide.members() == 0 && !profile.series().any();
    measures = MeasureReader.of(profile.measures(), columns, wide, plain);
    series = profile.series().any() ? new SeriesReader(profile, columns) : null;
    parts = PartsReader.of(profile, columns, wide);
    batch = new BatchBuilder(extras(profile), labels.length, wide.width());
  }

  private static Set<Extra> extras(Profile profile) {
    Set<Extra> extras = EnumSet.noneOf(Extra.class);
    if (!profile.recordKey().isEmpty()) {
      extras.addAll(Set.of(Extra.KEY_HIGH, Extra.KEY_LOW));
    }
    if (isFingerprinted(profile)) {
      extras.addAll(Set.of(Extra.FINGERPRINT_HIGH, Extra.FINGERPRINT_LOW));
    }
    if (profile.revisions().any()) {
      extras.addAll(Set.of(Extra.REVISION, Extra.DELETION));
    }
    if (profile.incident().any()) {
      extras.addAll(Set.of(Extra.INCIDENT_HIGH, Extra.INCIDENT_LOW));
    }
    if (profile.series().any()) {
      extras.addAll(
          Set.of(Extra.SERIES_HIGH, Extra.SERIES_LOW, Extra.PUBLISHED, Extra.RECORD, Extra.LINE));
    }
    return extras;
  }

  /** Records without a key are compared with one another, to say how many are equal. */
  private static boolean isFingerprinted(Profile profile) {
    return profile.recordKey().isEmpty() && !profile.series().any();
  }

  /** Whether the records carry their place, so that {@link #at} must be called before each. */
  public boolean needsPlace() {
    return series != null;
  }

  /**
   * Tells where the record that is mapped next stands in its range.
   *
   * @param record its number, from 0
   * @param firstLine its first line, from 0
   */
  public void at(long record, long firstLine) {
    number = record;
    line = firstLine;
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
    if (!record.isAscii() && !texts.isText(record)) {
      return reject(new Rejection(Reason.MALFORMED_TEXT, texts.malformedColumn(record), ""));
    }
    if (revisions != null) {
      if (!revisions.read(record)) {
        return reject(revisions.rejection());
      }
      if (revisions.isDeletion(record)) {
        return delete(record);
      }
    }
    if (totals != null && totals.isTotal(record)) {
      leftOutBy = totals.leftOutBy(record);
      return leaveOut(record);
    }
    for (int i = 0; i < filters.size(); i++) {
      if (!filters.get(i).accepts(record)) {
        leftOutBy = filters.get(i).leftOutBy(record);
        return leaveOut(record);
      }
    }
    if (series != null) {
      switch (series.kind(record)) {
        case TAKEN -> {}
        case OTHER_KIND -> {
          leftOutBy = series.leftOutBy();
          return Outcome.LEFT_OUT;
        }
        case REJECTED -> {
          return reject(series.rejection());
        }
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
    if (series != null && !series.read(record, interval)) {
      return reject(series.rejection());
    }
    if (parts != null && !parts.read(record, measures.values())) {
      return reject(parts.rejection());
    }
    place.read(record);
    if (points != null && !points.read(record, place.region())) {
      return reject(points.rejection());
    }
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

  /**
   * How the printed parts of the record accepted last differ from their printed totals, each as a
   * plain sentence.
   */
  public List<String> differences() {
    return parts == null ? List.of() : parts.differences();
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

  /**
   * The accepted records by what their points say, since this was last asked; empty for a source
   * without coordinates.
   */
  public SortedMap<PointCase, Long> takePointCases() {
    return points == null ? Collections.emptySortedMap() : points.takeCases();
  }

  /** A deletion needs no more than its key. */
  private Outcome delete(SourceRecord record) {
    key.read(record);
    if (!key.isGiven()) {
      return reject(new Rejection(Reason.DELETION_WITHOUT_KEY, "", ""));
    }
    mark(Revision.DELETION);
    return Outcome.ACCEPTED;
  }

  /**
   * A record that a filter leaves out does not count, but it is newer than the older revisions with
   * its key, which must not count in its place.
   */
  private Outcome leaveOut(SourceRecord record) {
    if (revisions != null) {
      key.read(record);
      if (key.isGiven()) {
        mark(Revision.LEFT_OUT);
      }
    }
    return Outcome.LEFT_OUT;
  }

  /** Adds a row of which nothing but its key and its revision is ever looked at. */
  private void mark(int kind) {
    batch.next(0, 0, Gazetteer.UNKNOWN, Batch.MATCHED);
    batch.key(key.high(), key.low());
    batch.extra(Extra.REVISION, revisions.revision());
    batch.extra(Extra.DELETION, kind);
  }

  private void accept(SourceRecord record, long interval) {
    int startDay = DateInterval.startDay(interval);
    int endDay = DateInterval.endDay(interval);
    int region = points == null ? place.region() : points.region();
    batch.next(startDay, endDay, gazetteer.at(region, startDay, endDay), place.unmatched());
    for (int i = 0; i < codes.length; i++) {
      batch.code(i, codes[i]);
    }
    long[] values = measures.values();
    for (int i = 0; i < values.length; i++) {
      batch.measure(i, values[i]);
    }
    if (key.any()) {
      key.read(record);
      batch.key(key.high(), key.low());
    }
    if (fingerprint != null) {
      fingerprint.read(record);
      batch.extra(Extra.FINGERPRINT_HIGH, fingerprint.high());
      batch.extra(Extra.FINGERPRINT_LOW, fingerprint.low());
    }
    if (revisions != null) {
      batch.extra(Extra.REVISION, revisions.revision());
      batch.extra(Extra.DELETION, Revision.RECORD);
    }
    if (incident.any()) {
      incident.read(record);
      batch.extra(Extra.INCIDENT_HIGH, incident.high());
      batch.extra(Extra.INCIDENT_LOW, incident.low());
    }
    if (series != null) {
      series.write(batch, region, place);
      batch.extra(Extra.RECORD, number);
      batch.extra(Extra.LINE, line);
    }
  }

  private Outcome reject(Rejection why) {
    rejection = why;
    return Outcome.REJECTED;
  }

  private static LabelReader label(Dimension dimension, Profile profile, Column.Header columns) {
    LabelMapping mapping = profile.dimensions().get(dimension);
    return mapping == null
        ? LabelReader.unknown(dimension.unknown())
        : new LabelReader(mapping, columns, dimension.unknown(), dimension::accepts);
  }
}
