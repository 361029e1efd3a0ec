package org.minetally.mapping.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.SourceRecord;
import org.minetally.model.Batch.Extra;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;
import org.minetally.profile.Coordinates;
import org.minetally.profile.Input;
import org.minetally.profile.LabelMapping;
import org.minetally.profile.Profile;
import org.minetally.profile.internal.MappedFields;
import org.minetally.profile.internal.MappedFields.Field;
import org.minetally.profile.internal.WideMeasures;

/**
 * Finds the mapped fields that a record does not report, or not specifically, as bits of {@link
 * MappedFields}. Most of them follow from what other readers have read. Dimensions that no table
 * uses are read here, and never reject a record.
 *
 * <p>Not safe for use by several threads.
 */
final class GapReader {

  /** A dimension, or the outcome, and its reader. */
  private record Labels(LabelReader reader, Field field) {}

  /** A measure, and the positions of its figures for the record and for its members. */
  @SuppressWarnings("ArrayRecordComponent") // Figures are never compared.
  private record Figures(int[] positions, Field field) {}

  private final Field date;
  private final Field coordinates;
  private final Field incident;
  private final Field key;

  /** The day of the first report, or of publication. */
  private final Field reported;

  private final List<Labels> labels = new ArrayList<>();
  private final List<Figures> figures = new ArrayList<>();

  /** The readers of dimensions that no table uses. */
  private final List<LabelReader> unused = new ArrayList<>();

  /** The columns of a point; empty if the source has none, or geometries. */
  private final List<SourceColumn> degrees = new ArrayList<>();

  /** The fields whose columns the file lacks. */
  private long lacking;

  private long gaps;
  private boolean accepted;

  /**
   * Creates a reader.
   *
   * @param used the readers of the dimensions of the layout
   * @param measures the reader of the figures
   * @throws MissingColumnException if several columns have the hashtag of a field
   */
  GapReader(SourceColumn.Header header, Layout layout, LabelReader[] used, MeasureReader measures) {
    Profile profile = header.profile();
    MappedFields fields = MappedFields.of(profile);
    date = fields.field(MappedFields.DATE);
    coordinates = fields.field(MappedFields.COORDINATES);
    incident = fields.field(MappedFields.INCIDENT);
    key = fields.field(MappedFields.RECORD_KEY);
    reported =
        fields.field(profile.series().any() ? MappedFields.PUBLISHED : MappedFields.REPORTED);
    for (Dimension dimension : new TreeSet<>(profile.dimensions().keySet())) {
      int position = layout.dimensions().indexOf(dimension);
      if (position >= 0) {
        labels.add(new Labels(used[position], fields.field(dimension)));
      } else {
        addUnused(dimension, fields.field(dimension), header);
      }
    }
    if (measures.outcome() != null) {
      labels.add(new Labels(measures.outcome(), fields.field(MappedFields.OUTCOME)));
    }
    WideMeasures wide = WideMeasures.of(layout, profile.measures());
    for (Measure measure : wide.measures()) {
      fields
          .find(measure.column())
          .ifPresent(field -> figures.add(new Figures(positions(measure, wide), field)));
    }
    addPoint(profile.coordinates(), header);
  }

  private static int[] positions(Measure measure, WideMeasures wide) {
    return IntStream.range(0, wide.width())
        .filter(position -> wide.measure(position) == measure && wide.isMapped(position))
        .toArray();
  }

  private void addUnused(Dimension dimension, Field field, SourceColumn.Header header) {
    LabelMapping mapping = header.profile().dimensions().get(dimension);
    if (mapping.input() instanceof Input.Column column && isMissing(column.name(), header)) {
      lacking |= field.absent();
      return;
    }
    // Words that do not occur are reported for the dimensions of tables only.
    SourceColumn.Header unlisted =
        new SourceColumn.Header(header.headings(), header.charset(), header.profile());
    LabelReader reader = RecordMapper.label(dimension, mapping, unlisted);
    labels.add(new Labels(reader, field));
    unused.add(reader);
  }

  private void addPoint(Coordinates columns, SourceColumn.Header header) {
    if (!columns.any() || columns.hasGeometry()) {
      return;
    }
    List<String> names = List.of(columns.longitude(), columns.latitude());
    if (names.stream().anyMatch(name -> isMissing(name, header))) {
      lacking |= coordinates.absent();
    } else {
      names.forEach(name -> degrees.add(header.column(name)));
    }
  }

  /** Returns whether a file lacks a column. One of several that match is an error instead. */
  private static boolean isMissing(String name, SourceColumn.Header header) {
    return header.headings().find(name) == Headings.MISSING;
  }

  /** Starts the next record, which has no gaps yet. */
  void next() {
    gaps = 0;
    accepted = false;
  }

  /**
   * Adds the gaps in the date, the dimensions, the figures and the point of the record, which other
   * readers have just read.
   */
  void read(SourceRecord record, long interval, long[] values) {
    long found = lacking;
    if (interval == DateInterval.UNKNOWN_PACKED) {
      found |= date.absent();
    } else if (DateInterval.startDay(interval) != DateInterval.endDay(interval)) {
      found |= date.unspecific();
    }
    for (int i = 0; i < unused.size(); i++) {
      unused.get(i).peek(record);
    }
    for (int i = 0; i < labels.size(); i++) {
      Labels of = labels.get(i);
      if (!of.reader.isSpecific()) {
        found |= of.reader.isMissing(record) ? of.field.absent() : of.field.unspecific();
      }
    }
    for (int i = 0; i < figures.size(); i++) {
      Figures of = figures.get(i);
      if (!isReported(of.positions, values)) {
        found |= of.field.absent();
      }
    }
    for (int i = 0; i < degrees.size(); i++) {
      SourceColumn degree = degrees.get(i);
      degree.locate(record);
      if (degree.isMissing(record.bytes())) {
        found |= coordinates.absent();
      }
    }
    gaps = found;
  }

  private static boolean isReported(int[] positions, long[] values) {
    for (int position : positions) {
      if (values[position] != Measure.NOT_REPORTED) {
        return true;
      }
    }
    return false;
  }

  /**
   * Adds gaps that are known only once the record is accepted.
   *
   * @param geometry null if the source has no geometries
   * @param day null if the source does not say when records were reported
   */
  void add(
      PlaceReader place, RecordIdentity identity, GeometryColumn geometry, ReportedReader day) {
    accepted = true;
    gaps |= place.gaps();
    if (!identity.hasKey()) {
      gaps |= key.absent();
    }
    if (!identity.hasIncident()) {
      gaps |= incident.absent();
    }
    if (geometry != null && geometry.geometry() == null) {
      gaps |= coordinates.absent();
    }
    if (day != null && day.day() == Extra.NO_DAY) {
      gaps |= day.isMissing() ? reported.absent() : reported.unspecific();
    }
  }

  /** Returns whether the record is accepted; a deletion is not. */
  boolean isAccepted() {
    return accepted;
  }

  /** Returns the gaps of the record. */
  long gaps() {
    return gaps;
  }

  /** Clears cached words if there are too many. */
  void forgetMany() {
    unused.forEach(LabelReader::forgetMany);
  }
}
