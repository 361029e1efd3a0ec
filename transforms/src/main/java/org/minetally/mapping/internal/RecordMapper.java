package org.minetally.mapping.internal;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.SourceRecord;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.BatchBuilder;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.period.DateInterval;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.internal.WideMeasures;
import org.minetally.region.Gazetteer;

/**
 * Maps records to canonical records, using one profile compiled for one header.
 *
 * <p>Not safe for use by several threads.
 */
public final class RecordMapper {

  /** The result of mapping a record. */
  public enum Outcome {
    /** The record is in the batch. */
    ACCEPTED,
    /** The record does not count; {@link RecordMapper#rejection()} returns the reason. */
    REJECTED,
    /**
     * The record is a total of others or did not pass a filter; {@link RecordMapper#filteredBy()}
     * returns the cause.
     */
    FILTERED,
    /** The record is not of interest. It may be valid or not. */
    SKIPPED
  }

  private final int source;

  /** Null if all rows are records. */
  private final SkippedRowReader skipped;

  /** Whether records have columns from lookups. */
  private final boolean joined;

  private final RecordShapeCheck form;
  private final RecordIdentity identity;
  private final RecordFilter selection;
  private final Gazetteer gazetteer;
  private final DateReader date;
  private final PlaceReader place;

  /** Null if the source has no geometries; the next one, if it has no coordinates. */
  private final GeometryColumn geometry;

  private final PointReader points;

  private final LabelReader[] labels;
  private final int[] codes;

  /** The position of the dimension filled by the date's qualifier, or -1. */
  private final int qualified;

  private final MeasureReader measures;

  /** Null if no measure of the run has low and high estimates. */
  private final BoundsReader bounds;

  /** Null if the source is not a series. */
  private final SeriesColumns series;

  /** The day of the first report, or of publication; null if the source does not say. */
  private final ReportedReader reported;

  /** Null if there are no parts to compare. */
  private final PartsReader parts;

  /** Null if records do not carry their gaps. */
  private final GapReader gaps;

  private final RecordExtras extras;

  /** Null if all records are of interest. */
  private final RecordSelection.Test wanted;

  private final boolean needsPosition;
  private final ListedWords words = new ListedWords();
  private final BatchBuilder batch;

  /** Whether the point of the last record was compared: it is neither filtered nor deleted. */
  private boolean hasPoint;

  private List<String> differences = List.of();
  private Rejection rejection;
  private String filteredBy;

  /**
   * Compiles a profile for a header.
   *
   * @param source the source's number in the run
   * @param header the file's columns
   * @param charset the file's charset
   * @param places how places are found
   * @param options what records carry
   * @throws MissingColumnException if the profile names a column that the header does not have
   */
  public RecordMapper(
      int source,
      Profile profile,
      Headings header,
      Charset charset,
      PlaceRules places,
      MappingOptions options) {
    this.source = source;
    joined = header.own() < header.names().size();
    form = new RecordShapeCheck(header.ownNames(), charset);
    Layout layout = options.layout();
    SourceColumn.Header columns = new SourceColumn.Header(header, charset, profile, words);
    skipped = SkippedRowReader.of(profile.skippedRows(), columns);
    identity = new RecordIdentity(profile, columns);
    gazetteer = places.gazetteer();
    selection = new RecordFilter(profile, columns, gazetteer);
    date = DateReader.of(profile, columns);
    place = new PlaceReader(columns, gazetteer, source);
    geometry = GeometryColumn.of(profile, columns);
    points = PointReader.of(profile, columns, places, geometry);
    labels =
        layout.dimensions().stream()
            .map(dimension -> label(dimension, profile, columns))
            .toArray(LabelReader[]::new);
    codes = new int[labels.length];
    qualified =
        profile.dimensions().containsKey(Dimension.DATE_QUALIFIER)
            ? -1
            : layout.dimensions().indexOf(Dimension.DATE_QUALIFIER);
    WideMeasures wide = WideMeasures.of(layout, profile.measures());
    boolean plain = wide.members() == 0 && !profile.series().any();
    measures = MeasureReader.of(profile.measures(), columns, wide, plain);
    bounds = BoundsReader.of(profile.measures(), columns, wide);
    series = profile.series().any() ? new SeriesColumns(profile, columns) : null;
    reported = series == null ? ReportedReader.of(profile.reported(), columns) : series.published();
    parts = PartsReader.of(profile, columns, wide);
    gaps = options.gaps() ? new GapReader(columns, layout, labels, measures) : null;
    extras = new RecordExtras(options, points, gaps, reported);
    wanted = series == null ? options.wanted() : null;
    needsPosition = series != null || options.positions();
    batch = new BatchBuilder(columnsOfBatch(), labels.length, wide.width());
  }

  private Set<Extra> columnsOfBatch() {
    Set<Extra> all = identity.extras();
    if (series != null) {
      all.addAll(SeriesColumns.EXTRAS);
    }
    extras.addTo(all);
    return all;
  }

  /**
   * Returns whether the records need their position, so that {@link #at} must be called before
   * each.
   */
  public boolean needsPlace() {
    return needsPosition;
  }

  /**
   * Sets the position in its range of the next record to map.
   *
   * @param record its number, counted from 0
   * @param firstLine its first line, counted from 0
   */
  public void at(long record, long firstLine) {
    extras.at(record, firstLine);
    if (series != null) {
      series.at(record, firstLine);
    }
  }

  /**
   * Maps a record.
   *
   * @throws org.minetally.model.internal.TooManyNamesException if there are too many unmatched
   *     places
   */
  public Outcome map(SourceRecord record) {
    int before = batch.size();
    if (gaps != null) {
      gaps.next();
    }
    Outcome outcome = outcome(record);
    if (batch.size() > before) {
      extras.write(hasPoint, batch);
    }
    return outcome;
  }

  private Outcome outcome(SourceRecord record) {
    differences = List.of();
    hasPoint = false;
    if (skipped != null && skipped.skips(record)) {
      return filter(skipped.filteredBy(record));
    }
    if (!form.accepts(record)) {
      return reject(form.rejection());
    }
    if (!identity.read(record)) {
      return reject(identity.rejection());
    }
    if (identity.isDeletion(record)) {
      return identity.delete(record, batch) ? Outcome.ACCEPTED : reject(identity.rejection());
    }
    if (!selection.takes(record)) {
      identity.markFiltered(record, batch);
      return filter(selection.filteredBy());
    }
    if (series != null) {
      switch (series.kind(record)) {
        case TAKEN -> {}
        case OTHER_KIND -> {
          return filter(series.filteredBy());
        }
        case REJECTED -> {
          return reject(series.rejection());
        }
      }
    }
    return mapContent(record);
  }

  /** Maps a record that passed the filters; rejects it if a value is invalid. */
  private Outcome mapContent(SourceRecord record) {
    if (joined && record instanceof JoinedRecord row && row.unmatched() != null) {
      return reject(row.unmatched());
    }
    long interval = date.read(record);
    if (interval == DateInterval.INVALID) {
      return reject(date.rejection());
    }
    if (series == null && reported != null && !reported.read(record)) {
      return reject(reported.rejection());
    }
    if (wanted != null && isSkipped(record, interval)) {
      return Outcome.SKIPPED;
    }
    for (int i = 0; i < labels.length; i++) {
      codes[i] = labels[i].read(record);
      if (codes[i] < 0) {
        return reject(labels[i].rejection());
      }
    }
    if (qualified >= 0) {
      codes[qualified] = labels[qualified].code(date.qualifier(record).label());
    }
    if (!measures.read(record)) {
      return reject(measures.rejection());
    }
    if (geometry != null && !geometry.read(record, measures)) {
      return reject(geometry.rejection());
    }
    if (gaps != null) {
      gaps.read(record, interval, measures.values());
    }
    if (bounds != null && !bounds.complete(measures.values(), record)) {
      return reject(bounds.rejection());
    }
    if (series != null && !series.read(record, interval)) {
      return reject(series.rejection());
    }
    if (parts != null && !parts.read(record, measures.values())) {
      return reject(parts.rejection());
    }
    if (!place.read(record)) {
      return reject(place.rejection());
    }
    if (points != null && !points.read(record, place.region(), place.finest())) {
      return reject(points.rejection());
    }
    accept(record, interval);
    return Outcome.ACCEPTED;
  }

  /** Returns whether a record is not of interest, as far as its date and place show. */
  private boolean isSkipped(SourceRecord record, long interval) {
    if (!wanted.mayHave(interval)) {
      return true;
    }
    // A point is found later, and may be in another place than the declared one.
    return points == null && place.read(record) && !wanted.mayBeIn(regionIn(interval));
  }

  /** Returns the region of the record that was read last, as it is in an interval. */
  private int regionIn(long interval) {
    int region = gazetteer.at(region(), interval);
    return place.hasPrecision() ? place.raised(region, interval) : region;
  }

  /** Returns the region of the record that was read last, as the source gives it. */
  private int region() {
    return points == null ? place.region() : points.region();
  }

  /** Returns the reason the last record was rejected. */
  public Rejection rejection() {
    return rejection;
  }

  /**
   * Returns the column and value by which the last record was filtered, as {@code column=value}.
   */
  public String filteredBy() {
    return filteredBy;
  }

  /**
   * Returns the differences between printed parts and printed totals in the last record, one
   * sentence each.
   */
  public List<String> differences() {
    return differences;
  }

  /** Returns the number of records accepted since the last call of {@link #takeBatch}. */
  public int pending() {
    return batch.size();
  }

  /** Returns the records accepted since the last call. */
  public Batch takeBatch(long order) {
    List<List<String>> members = new ArrayList<>();
    for (LabelReader label : labels) {
      members.add(label.labels());
    }
    Batch taken = batch.build(source, order, members, place.unmatchedNames());
    for (LabelReader label : labels) {
      label.forgetMany();
    }
    place.forgetMany();
    if (gaps != null) {
      gaps.forgetMany();
    }
    return taken;
  }

  /**
   * Returns the number of accepted records for each point case since the last call; empty for a
   * source without coordinates.
   */
  public SortedMap<PointCase, Long> takePointCases() {
    return points == null ? Collections.emptySortedMap() : points.takeCases();
  }

  /**
   * Returns the number of accepted records since the last call whose low or high estimate was
   * replaced by the best one.
   */
  public long takeWidenedRecords() {
    return bounds == null ? 0 : bounds.takeWidenedRecords();
  }

  /** Returns whether the profile lists words that a record may contain. */
  public boolean listsWords() {
    return words.any();
  }

  /**
   * Returns the listed words that no record has contained so far, by part of the profile. A record
   * that is filtered or rejected is read only up to the cause.
   */
  public SortedMap<String, SortedSet<String>> unusedWords() {
    return words.unused();
  }

  private void accept(SourceRecord record, long interval) {
    if (bounds != null) {
      bounds.accept();
    }
    hasPoint = points != null;
    int then = regionIn(interval);
    int region = place.hasPrecision() ? then : region();
    batch.next(interval, then, place.unmatched());
    for (int i = 0; i < codes.length; i++) {
      batch.code(i, codes[i]);
    }
    long[] values = measures.values();
    for (int i = 0; i < values.length; i++) {
      batch.measure(i, values[i]);
    }
    identity.write(record, batch);
    if (series != null) {
      series.write(batch, region, place);
    }
    if (gaps != null) {
      gaps.add(place, identity, geometry, reported);
    }
    if (parts != null) {
      differences = parts.differences();
    }
  }

  private Outcome reject(Rejection why) {
    rejection = why;
    return Outcome.REJECTED;
  }

  private Outcome filter(String by) {
    filteredBy = by;
    return Outcome.FILTERED;
  }

  private static LabelReader label(
      Dimension dimension, Profile profile, SourceColumn.Header columns) {
    LabelMapping mapping = profile.dimensions().get(dimension);
    return mapping == null
        ? LabelReader.unknown(dimension.unknown())
        : label(dimension, mapping, columns);
  }

  static LabelReader label(Dimension dimension, LabelMapping mapping, SourceColumn.Header columns) {
    return new LabelReader(
        "dimensions." + dimension.column(),
        mapping,
        columns,
        dimension.unknown(),
        dimension::accepts);
  }
}
