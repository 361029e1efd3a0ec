package org.minetally.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.minetally.internal.codec.Codec;
import org.minetally.internal.codec.PackedColumn;
import org.minetally.model.internal.RecordKey;
import org.minetally.model.internal.Revision;
import org.minetally.period.DateInterval;

/**
 * A columnar batch of accepted records of one source, in canonical form. Batches are the elements
 * of the job's graph: a runner's cost grows with the number of elements, so an element contains
 * many records.
 *
 * <p>Rows keep the order of their source. A dimension's values are codes into the batch's own
 * labels. Immutable from the outside; the arrays are not copied.
 */
public final class Batch {

  /** Returned by {@link #unmatched(int)} for a record whose place was found. */
  public static final int MATCHED = -1;

  /** Columns that only the records of some sources have. */
  public enum Extra {
    /** Returns the upper half of the record's key; see {@link RecordKey}. */
    KEY_HIGH,
    /** Returns the lower half of the record's key. */
    KEY_LOW,
    /** The record's revision: of several records with one key, the one with the highest counts. */
    REVISION,
    /** One of the constants of {@link Revision}. */
    DELETION,
    /** Upper half of a hash of the record's fields, for a source without keys. */
    FINGERPRINT_HIGH,
    /** Lower half of the same hash; never 0. */
    FINGERPRINT_LOW,
    /** Upper half of the incident's id, computed by {@link RecordKey}. */
    INCIDENT_HIGH,
    /** Lower half of the incident's id. */
    INCIDENT_LOW,
    /** The record's number, from 0, within the range of the file that it was read from. */
    RECORD,
    /** The record's first line, from 0, within that range. */
    LINE,
    /** The first day on which a figure may have been published, an epoch day. */
    PUBLISHED,
    /** The number of records that the row counts as; 1 if the batch has no such column. */
    WEIGHT,
    /** Upper half of the key of the figure's series. */
    SERIES_HIGH,
    /** Lower half of the same key. */
    SERIES_LOW,
    /** Why a record does not count, a number; only if excluded records are kept for tracing. */
    EXCLUSION,
    /** The mapped fields that the record does not report, or not specifically, as bits. */
    GAPS,
    /** The result of comparing the record's point, a number; -1 if there is none. For tracing. */
    POINT_OUTCOME,
    /** The number of the declared region, with which the point was compared, or -1. */
    POINT_DECLARED,
    /** The number of the region that contains the point or is nearest to it, or -1. */
    POINT_LOCATED,
    /** The first day that a published figure covers, an epoch day; only for tracing. */
    FIGURE_START,
    /**
     * The range of the figure that was subtracted from a cumulative one, as by {@code
     * BatchOrder.range}; -1 if there is none. Only for tracing.
     */
    PREVIOUS_RANGE,
    /** The first line of that figure, from 0, within that range; only for tracing. */
    PREVIOUS_LINE,
    /** The first day on which that figure may have been published; only for tracing. */
    PREVIOUS_PUBLISHED,
    /** The day on which the record was first reported, an epoch day; missing if not known. */
    REPORTED;

    /** The value of {@link #REPORTED} if the day is not known. */
    public static final long NO_DAY = PackedColumn.MISSING_VALUE;

    /** Returns the position among the columns. Nothing outlives a run that depends on it. */
    @SuppressWarnings("EnumOrdinal")
    int column() {
      return ordinal();
    }
  }

  private final int source;
  private final long order;
  private final int size;

  private final BatchColumns columns;
  private final List<List<String>> labels;
  private final List<UnmatchedName> unmatchedNames;

  /** The columns again, each in a field of its own because every row reads them. */
  private final PackedColumn[] extras;

  private final PackedColumn startDay;
  private final PackedColumn span;
  private final PackedColumn region;
  private final PackedColumn unmatched;
  private final PackedColumn[] codes;
  private final PackedColumn[] measures;

  Batch(
      int source,
      long order,
      int size,
      BatchColumns columns,
      List<List<String>> labels,
      List<UnmatchedName> unmatchedNames) {
    this.source = source;
    this.order = order;
    this.size = size;
    this.columns = columns;
    this.labels = labels;
    this.unmatchedNames = unmatchedNames;
    this.extras = columns.extras;
    this.startDay = columns.fixed[BatchColumns.START];
    this.span = columns.fixed[BatchColumns.SPAN];
    this.region = columns.fixed[BatchColumns.REGION];
    this.unmatched = columns.fixed[BatchColumns.UNMATCHED];
    this.codes = columns.codes;
    this.measures = columns.measures;
  }

  /** Returns the source's number in the run. */
  public int source() {
    return source;
  }

  /**
   * Returns the batch's position in its source: batches of one source, sorted by this number,
   * contain its records in reading order.
   */
  public long order() {
    return order;
  }

  /** Returns the number of rows. */
  public int size() {
    return size;
  }

  /** Returns whether the records have this column. */
  public boolean has(Extra extra) {
    return extras[extra.column()] != null;
  }

  /**
   * Returns a record's value of an extra column.
   *
   * @throws NullPointerException if the batch does not have the column
   */
  public long extra(Extra extra, int row) {
    return extras[extra.column()].get(row);
  }

  /**
   * Copies the values of an extra column in consecutive rows.
   *
   * @param values receives the values, from its beginning
   * @throws NullPointerException if the batch does not have the column
   */
  public void extras(Extra extra, int first, int count, long[] values) {
    extras[extra.column()].get(first, count, values);
  }

  /** Returns whether the source declares a key. */
  public boolean hasKeys() {
    return has(Extra.KEY_HIGH);
  }

  /** Returns the upper half of the record's key; see {@link RecordKey}. */
  public long keyHigh(int row) {
    return extra(Extra.KEY_HIGH, row);
  }

  /** Returns the lower half of the record's key. */
  public long keyLow(int row) {
    return extra(Extra.KEY_LOW, row);
  }

  /**
   * Returns the number of records that the row counts as: 1, unless a record is split into several
   * rows.
   */
  public long weight(int row) {
    PackedColumn weight = extras[Extra.WEIGHT.column()];
    return weight == null ? 1 : weight.get(row);
  }

  /**
   * Returns the number of records, which differs from the number of rows if a record is split into
   * several.
   */
  public long records() {
    if (!has(Extra.WEIGHT)) {
      return size;
    }
    long records = 0;
    for (int row = 0; row < size; row++) {
      records += weight(row);
    }
    return records;
  }

  /** Returns the record's interval, a packed {@link DateInterval}. */
  public long interval(int row) {
    long start = startDay.get(row);
    return DateInterval.pack((int) start, (int) (start + span.get(row)));
  }

  /**
   * Copies the intervals of consecutive records, each a packed {@link DateInterval}.
   *
   * @param intervals receives the intervals, from its beginning
   */
  public void intervals(int first, int count, long[] intervals) {
    startDay.get(first, count, intervals);
    for (int i = 0; i < count; i++) {
      long start = intervals[i];
      intervals[i] = DateInterval.pack((int) start, (int) (start + span.get(first + i)));
    }
  }

  /** Returns the first day of the record's interval, in days since 1970-01-01. */
  public int startDay(int row) {
    return (int) startDay.get(row);
  }

  /** Returns the last day of the record's interval, inclusive, in days since 1970-01-01. */
  public int endDay(int row) {
    return (int) (startDay.get(row) + span.get(row));
  }

  /** Returns the number, in the gazetteer, of the most precise region known, or -1. */
  public int region(int row) {
    return (int) region.get(row);
  }

  /**
   * Copies the regions of consecutive records.
   *
   * @param regions receives the numbers, from its beginning
   */
  public void regions(int first, int count, long[] regions) {
    region.get(first, count, regions);
  }

  /** Returns the number of dimensions. */
  public int dimensions() {
    return codes.length;
  }

  /** Returns the record's member of a dimension, as a code into {@link #labels(int)}. */
  public int code(int dimension, int row) {
    return (int) codes[dimension].get(row);
  }

  /**
   * Copies the members of consecutive records, as codes into {@link #labels(int)}.
   *
   * @param members receives the codes, from its beginning
   */
  public void codes(int dimension, int first, int count, long[] members) {
    codes[dimension].get(first, count, members);
  }

  /** Returns the members that a dimension's codes refer to. */
  public List<String> labels(int dimension) {
    return labels.get(dimension);
  }

  /** Returns the number of measures. */
  public int measures() {
    return measures.length;
  }

  /** Returns whether any record reports a measure. */
  public boolean reports(int measure) {
    return !measures[measure].isAll(Measure.NOT_REPORTED);
  }

  /** Returns the record's value of a measure, or {@link Measure#NOT_REPORTED}. */
  public long measure(int measure, int row) {
    return measures[measure].get(row);
  }

  /**
   * Copies the values of a measure in consecutive records.
   *
   * @param values receives the values, from its beginning
   */
  public void measures(int measure, int first, int count, long[] values) {
    measures[measure].get(first, count, values);
  }

  /**
   * Returns the index, in {@link #unmatchedNames()}, of the name because of which the record's
   * place was not found, or {@link #MATCHED}.
   */
  public int unmatched(int row) {
    return (int) unmatched.get(row);
  }

  /** Returns the names that the gazetteer does not have. */
  public List<UnmatchedName> unmatchedNames() {
    return unmatchedNames;
  }

  /** Returns a batch of the given rows, in the given order. */
  public Batch select(int[] rows, int count) {
    return new Batch(source, order, count, columns.pick(rows, count), labels, unmatchedNames);
  }

  /**
   * Returns the same rows with an extra column, in place of the one that they may have.
   *
   * @param values the value of each row
   */
  public Batch with(Extra extra, long... values) {
    return new Batch(
        source, order, size, columns.with(extra, values, size), labels, unmatchedNames);
  }

  /** Returns the same rows without any extra columns except the given ones. */
  public Batch only(Set<Extra> wanted) {
    BatchBuilder rows = new BatchBuilder(wanted, 0, 0);
    for (int row = 0; row < size; row++) {
      rows.next(DateInterval.pack(0, 0), 0, MATCHED);
      for (Extra extra : wanted) {
        rows.extra(extra, extra(extra, row));
      }
    }
    return rows.build(source, order, List.of(), List.of());
  }

  /** Writes the batch in the form that {@link #read} reads. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(source);
    out.writeLong(order);
    out.writeInt(size);
    columns.write(out);
    for (List<String> members : labels) {
      Codec.writeTexts(members, out);
    }
    out.writeInt(unmatchedNames.size());
    for (UnmatchedName name : unmatchedNames) {
      name.write(out);
    }
  }

  /** Reads a batch written by {@link #write}. */
  public static Batch read(DataInput in) throws IOException {
    int source = in.readInt();
    long order = in.readLong();
    int size = in.readInt();
    BatchColumns columns = BatchColumns.read(in);
    List<List<String>> labels = new ArrayList<>();
    for (int i = 0; i < columns.codes.length; i++) {
      labels.add(Codec.readTexts(in));
    }
    List<UnmatchedName> names = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      names.add(UnmatchedName.read(in));
    }
    return new Batch(source, order, size, columns, labels, names);
  }
}
