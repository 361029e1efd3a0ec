package org.minetally.mapping;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
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
import org.minetally.profile.WideMeasures;
import org.minetally.region.Gazetteer;
import org.minetally.region.boundary.PointRules;

/**
 * Maps the records of files with one header to canonical records, by one profile.
 *
 * <pre>{@code
 * RecordMapper mapper = new RecordMapper(0, profile, header, charset, gazetteer, layout);
 * while (reader.next()) {
 *   switch (mapper.map(reader)) {
 *     case ACCEPTED -> {}
 *     case REJECTED -> note(mapper.rejection());
 *     case FILTERED -> count(mapper.filteredBy());
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
     * RecordMapper#filteredBy()} names it.
     */
    FILTERED
  }

  private final int source;
  private final RecordShapeCheck form;
  private final RecordIdentity identity;
  private final RecordFilter selection;
  private final Gazetteer gazetteer;
  private final DateReader date;
  private final PlaceReader place;

  /** Null: the source has no coordinates. */
  private final PointReader points;

  private final LabelReader[] labels;
  private final int[] codes;

  /** The dimension that the date's own marks fill, or -1. */
  private final int qualified;

  private final MeasureReader measures;

  /** Null where the source is no series. */
  private final SeriesColumns series;

  /** Null where there is nothing to compare. */
  private final PartsReader parts;

  private final BatchBuilder batch;
  private List<String> differences = List.of();
  private Rejection rejection;
  private String filteredBy;

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
    form = new RecordShapeCheck(header.names(), charset);
    SourceColumn.Header columns = new SourceColumn.Header(header, charset, profile);
    identity = new RecordIdentity(profile, columns);
    selection = new RecordFilter(profile, columns, gazetteer);
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
    qualified =
        profile.dimensions().containsKey(Dimension.DATE_QUALIFIER)
            ? -1
            : layout.dimensions().indexOf(Dimension.DATE_QUALIFIER);
    WideMeasures wide = WideMeasures.of(layout, profile.measures());
    boolean plain = wide.members() == 0 && !profile.series().any();
    measures = MeasureReader.of(profile.measures(), columns, wide, plain);
    series = profile.series().any() ? new SeriesColumns(profile, columns) : null;
    parts = PartsReader.of(profile, columns, wide);
    batch = new BatchBuilder(extras(), labels.length, wide.width());
  }

  private Set<Extra> extras() {
    Set<Extra> extras = identity.extras();
    if (series != null) {
      extras.addAll(SeriesColumns.EXTRAS);
    }
    return extras;
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
    if (series != null) {
      series.at(record, firstLine);
    }
  }

  /**
   * Maps the reader's present record.
   *
   * @throws org.minetally.model.TooManyNamesException if ever more places are not found
   */
  public Outcome map(SourceRecord record) {
    differences = List.of();
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
      identity.leaveOut(record, batch);
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

  /** Maps a record that is to be taken, if nothing in it is wrong. */
  private Outcome mapContent(SourceRecord record) {
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
    if (qualified >= 0) {
      codes[qualified] = labels[qualified].code(date.qualifier(record).label());
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

  /** What filtered the record read last, as {@code column=value}. */
  public String filteredBy() {
    return filteredBy;
  }

  /**
   * How the printed parts of the record mapped last differ from their printed totals, each as a
   * plain sentence.
   */
  public List<String> differences() {
    return differences;
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
    Batch taken = batch.build(source, order, members, place.unmatchedNames());
    for (LabelReader label : labels) {
      label.forgetMany();
    }
    place.forgetMany();
    return taken;
  }

  /**
   * The accepted records by what their points say, since this was last asked; empty for a source
   * without coordinates.
   */
  public SortedMap<PointCase, Long> takePointCases() {
    return points == null ? Collections.emptySortedMap() : points.takeCases();
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
    identity.write(record, batch);
    if (series != null) {
      series.write(batch, region, place);
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
        : new LabelReader(mapping, columns, dimension.unknown(), dimension::accepts);
  }
}
