package org.minetally.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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

  private static final int KEY_HIGH = 0;
  private static final int KEY_LOW = 1;
  private static final int KEY_COLUMNS = 2;
  private static final int START = 2;
  private static final int SPAN = 3;
  private static final int REGION = 4;
  private static final int UNMATCHED = 5;
  private static final int FIXED_COLUMNS = 6;

  private final int source;
  private final long order;
  private final int size;
  private final PackedColumn keyHigh;
  private final PackedColumn keyLow;
  private final PackedColumn startDay;
  private final PackedColumn span;
  private final PackedColumn region;
  private final PackedColumn unmatched;
  private final PackedColumn[] codes;
  private final PackedColumn[] measures;
  private final List<List<String>> labels;
  private final List<UnmatchedName> unmatchedNames;

  private Batch(
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
    this.keyHigh = columns.next();
    this.keyLow = columns.next();
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

  /** Whether the source declares a key. */
  public boolean hasKeys() {
    return keyHigh != null;
  }

  /** Upper half of the record's key; see {@link RecordKey}. */
  public long keyHigh(int row) {
    return keyHigh.get(row);
  }

  /** Lower half of the record's key. */
  public long keyLow(int row) {
    return keyLow.get(row);
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

  /** Writes the batch, for {@link #read}. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(source);
    out.writeLong(order);
    out.writeInt(size);
    out.writeBoolean(hasKeys());
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
    boolean keys = in.readBoolean();
    int dimensions = in.readInt();
    int measures = in.readInt();
    List<PackedColumn> columns = new ArrayList<>();
    for (int i = 0; i < FIXED_COLUMNS + dimensions + measures; i++) {
      columns.add(!keys && i < KEY_COLUMNS ? null : PackedColumn.read(in));
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
            Stream.of(keyHigh, keyLow, startDay, span, region, unmatched),
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

  /**
   * Collects records, column by column. It keeps its arrays from one batch to the next.
   *
   * <p>Not safe for use by several threads.
   */
  public static final class Builder {
    private final boolean keys;
    private final long[][] columns;
    private final int dimensions;
    private final int measures;
    private int capacity = 1024;
    private int row = -1;

    /**
     * An empty builder.
     *
     * @param keys whether the source declares a key
     * @param dimensions how many dimensions a record carries
     * @param measures how many measures a record carries
     */
    public Builder(boolean keys, int dimensions, int measures) {
      this.keys = keys;
      this.dimensions = dimensions;
      this.measures = measures;
      this.columns = new long[FIXED_COLUMNS + dimensions + measures][capacity];
    }

    /** The number of records collected. */
    public int size() {
      return row + 1;
    }

    /** Opens the next record, to be filled by the setters that follow. */
    public void next(int startDay, int endDay, int region, int unmatchedName) {
      row++;
      if (row == capacity) {
        capacity *= 2;
        for (int i = 0; i < columns.length; i++) {
          columns[i] = Arrays.copyOf(columns[i], capacity);
        }
      }
      columns[START][row] = startDay;
      columns[SPAN][row] = (long) endDay - startDay;
      columns[REGION][row] = region;
      columns[UNMATCHED][row] = unmatchedName;
    }

    /** The record's key. */
    public void key(long high, long low) {
      columns[KEY_HIGH][row] = high;
      columns[KEY_LOW][row] = low;
    }

    /** The record's member of a dimension. */
    public void code(int dimension, int code) {
      columns[FIXED_COLUMNS + dimension][row] = code;
    }

    /** The record's value of a measure, or {@link Measure#NOT_REPORTED}. */
    public void measure(int measure, long value) {
      columns[FIXED_COLUMNS + dimensions + measure][row] = value;
    }

    /**
     * The records collected; the builder is empty afterwards.
     *
     * @param source the source's number in the run
     * @param order where in the source the batch stands
     * @param labels for each dimension, the members that the codes stand for
     * @param names the place names that the records' numbers stand for
     */
    public Batch build(
        int source, long order, List<List<String>> labels, List<UnmatchedName> names) {
      int size = size();
      List<PackedColumn> packed = new ArrayList<>();
      for (int i = 0; i < columns.length; i++) {
        packed.add(!keys && i < KEY_COLUMNS ? null : PackedColumn.of(columns[i], size));
      }
      row = -1;
      return new Batch(
          source,
          order,
          size,
          packed.iterator(),
          dimensions,
          measures,
          labels.stream().map(List::copyOf).toList(),
          List.copyOf(names));
    }
  }
}
