package org.minetally.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.minetally.internal.codec.Codec;

/**
 * Accepted records of one source in their canonical form, column by column. It is what flows
 * through the job's graph: a runner's cost grows with the number of elements, so that an element is
 * many records.
 *
 * <p>Rows stand in the order of their source. A dimension's values are codes into the batch's own
 * labels. Immutable from the outside; the arrays are not copied.
 */
public final class Batch {

  /** What {@link #unmatched(int)} gives for a record whose place was found. */
  public static final int MATCHED = -1;

  /** What every record carries, before its dimensions and measures; {@link Extra}s come first. */
  static final int START = 0;

  static final int SPAN = 1;
  static final int REGION = 2;
  static final int UNMATCHED = 3;
  static final int FIXED_COLUMNS = 4;

  private static final int EXTRAS = Extra.values().length;

  /** What the records of some sources carry, and those of others do not. */
  public enum Extra {
    /** Upper half of the record's key; see {@link RecordKey}. */
    KEY_HIGH,
    /** Lower half of the record's key. */
    KEY_LOW,
    /** The record's revision: of several records with one key, that with the highest counts. */
    REVISION,
    /** What the record is among its revisions, as {@link Revision} has it. */
    DELETION,
    /** Upper half of a hash of the record's fields, of a source without keys. */
    FINGERPRINT_HIGH,
    /** Lower half of that hash; never 0. */
    FINGERPRINT_LOW,
    /** Upper half of the incident's id, as {@link RecordKey} makes it. */
    INCIDENT_HIGH,
    /** Lower half of the incident's id. */
    INCIDENT_LOW,
    /** The record's number in the range it was read from, from 0. */
    RECORD,
    /** The record's first line in that range, from 0. */
    LINE,
    /** First day on which a figure may have been published. */
    PUBLISHED,
    /** Of how many records this row is; absent: of one. */
    WEIGHT,
    /** Upper half of what tells one series of published figures from another. */
    SERIES_HIGH,
    /** Lower half of it. */
    SERIES_LOW;

    /** Its place among the columns, which no more than one run depends on. */
    @SuppressWarnings("EnumOrdinal")
    int column() {
      return ordinal();
    }
  }

  private final int source;
  private final long order;
  private final int size;

  /** By {@link Extra}; null where the source does not carry it. */
  private final PackedColumn[] extras;

  private final PackedColumn startDay;
  private final PackedColumn span;
  private final PackedColumn region;
  private final PackedColumn unmatched;
  private final PackedColumn[] codes;
  private final PackedColumn[] measures;
  private final List<List<String>> labels;
  private final List<UnmatchedName> unmatchedNames;

  Batch(
      int source,
      long order,
      int size,
      Iterator<PackedColumn> columns,
      int dimensions,
      int measures,
      List<List<String>> labels,
      List<UnmatchedName> unmatchedNames) {
    this.source = source;
    this.order = order;
    this.size = size;
    this.extras = take(columns, EXTRAS);
    this.startDay = columns.next();
    this.span = columns.next();
    this.region = columns.next();
    this.unmatched = columns.next();
    this.codes = take(columns, dimensions);
    this.measures = take(columns, measures);
    this.labels = labels;
    this.unmatchedNames = unmatchedNames;
  }

  /** The source's number in the run. */
  public int source() {
    return source;
  }

  /**
   * Where in the source the batch stands: batches of one source, taken by this number, give its
   * records in reading order.
   */
  public long order() {
    return order;
  }

  /** The number of records. */
  public int size() {
    return size;
  }

  /** Whether the records carry something. */
  public boolean has(Extra extra) {
    return extras[extra.column()] != null;
  }

  /**
   * What a record carries beyond what every record does.
   *
   * @throws NullPointerException if the batch's records do not carry it
   */
  public long extra(Extra extra, int row) {
    return extras[extra.column()].get(row);
  }

  /** Whether the source declares a key. */
  public boolean hasKeys() {
    return has(Extra.KEY_HIGH);
  }

  /** Upper half of the record's key; see {@link RecordKey}. */
  public long keyHigh(int row) {
    return extra(Extra.KEY_HIGH, row);
  }

  /** Lower half of the record's key. */
  public long keyLow(int row) {
    return extra(Extra.KEY_LOW, row);
  }

  /** Of how many records the row is: one, unless a record is spread over several rows. */
  public long weight(int row) {
    PackedColumn weight = extras[Extra.WEIGHT.column()];
    return weight == null ? 1 : weight.get(row);
  }

  /** The number of records, which is that of the rows unless a record is spread over several. */
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

  /** First day of the record's interval, days since 1970-01-01. */
  public int startDay(int row) {
    return (int) startDay.get(row);
  }

  /** Last day of the record's interval, included. */
  public int endDay(int row) {
    return (int) (startDay.get(row) + span.get(row));
  }

  /** Number in the gazetteer of the most precise region known, or -1. */
  public int region(int row) {
    return (int) region.get(row);
  }

  /** The number of dimensions carried. */
  public int dimensions() {
    return codes.length;
  }

  /** The record's member of a dimension, as a code into {@link #labels(int)}. */
  public int code(int dimension, int row) {
    return (int) codes[dimension].get(row);
  }

  /** The members that a dimension's codes stand for. */
  public List<String> labels(int dimension) {
    return labels.get(dimension);
  }

  /** The number of measures carried. */
  public int measures() {
    return measures.length;
  }

  /** Whether any record reports a measure. */
  public boolean reports(int measure) {
    return !measures[measure].isAll(Measure.NOT_REPORTED);
  }

  /** The record's value of a measure, or {@link Measure#NOT_REPORTED}. */
  public long measure(int measure, int row) {
    return measures[measure].get(row);
  }

  /**
   * The name that kept the record's place from being found, as a number into {@link
   * #unmatchedNames()}, or {@link #MATCHED}.
   */
  public int unmatched(int row) {
    return (int) unmatched.get(row);
  }

  /** The names that were not found. */
  public List<UnmatchedName> unmatchedNames() {
    return unmatchedNames;
  }

  /** A batch of these rows, in this order. */
  public Batch select(int[] rows, int count) {
    Iterator<PackedColumn> picked =
        columns().map(column -> column == null ? null : column.pick(rows, count)).iterator();
    return new Batch(
        source, order, count, picked, codes.length, measures.length, labels, unmatchedNames);
  }

  /** The same rows with nothing but these extras. */
  public Batch only(Set<Extra> wanted) {
    BatchBuilder rows = new BatchBuilder(wanted, 0, 0);
    for (int row = 0; row < size; row++) {
      rows.next(0, 0, 0, MATCHED);
      for (Extra extra : wanted) {
        rows.extra(extra, extra(extra, row));
      }
    }
    return rows.build(source, order, List.of(), List.of());
  }

  /** Writes the batch, for {@link #read}. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(source);
    out.writeLong(order);
    out.writeInt(size);
    for (PackedColumn extra : extras) {
      out.writeBoolean(extra != null);
    }
    out.writeInt(codes.length);
    out.writeInt(measures.length);
    for (PackedColumn column : columns().filter(Objects::nonNull).toList()) {
      column.write(out);
    }
    for (List<String> members : labels) {
      Codec.writeTexts(members, out);
    }
    out.writeInt(unmatchedNames.size());
    for (UnmatchedName name : unmatchedNames) {
      name.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Batch read(DataInput in) throws IOException {
    int source = in.readInt();
    long order = in.readLong();
    int size = in.readInt();
    boolean[] carried = new boolean[EXTRAS];
    for (int i = 0; i < EXTRAS; i++) {
      carried[i] = in.readBoolean();
    }
    int dimensions = in.readInt();
    int measures = in.readInt();
    List<PackedColumn> columns = new ArrayList<>();
    for (int i = 0; i < EXTRAS + FIXED_COLUMNS + dimensions + measures; i++) {
      columns.add(i < EXTRAS && !carried[i] ? null : PackedColumn.read(in));
    }
    List<List<String>> labels = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      labels.add(Codec.readTexts(in));
    }
    List<UnmatchedName> names = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      names.add(UnmatchedName.read(in));
    }
    return new Batch(source, order, size, columns.iterator(), dimensions, measures, labels, names);
  }

  /** All columns, in the order in which they travel. */
  private Stream<PackedColumn> columns() {
    return Stream.of(
            Arrays.stream(extras),
            Stream.of(startDay, span, region, unmatched),
            Arrays.stream(codes),
            Arrays.stream(measures))
        .flatMap(columns -> columns);
  }

  private static PackedColumn[] take(Iterator<PackedColumn> columns, int count) {
    PackedColumn[] taken = new PackedColumn[count];
    for (int i = 0; i < count; i++) {
      taken[i] = columns.next();
    }
    return taken;
  }
}
