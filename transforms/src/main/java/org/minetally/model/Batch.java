package org.minetally.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  private final int source;
  private final long order;
  private final int size;
  private final Columns columns;
  private final List<List<String>> labels;
  private final List<UnmatchedName> unmatchedNames;

  /**
   * The values, a column an array; an array may be longer than the batch.
   *
   * @param keyHigh upper half of each record's key, or null if the source declares none; see {@link
   *     RecordKey}
   * @param keyLow lower half, or null
   * @param startDay first day of the record's interval, days since 1970-01-01
   * @param endDay last day, included
   * @param region number in the gazetteer, or -1
   * @param codes for each dimension, codes into its labels
   * @param measures for each measure, values, or null if no record reports it
   * @param unmatched number of the name that was not found, or {@link #MATCHED}; null if all were
   *     found
   */
  @SuppressWarnings("ArrayRecordComponent") // the point of it is to hold arrays; never compared
  public record Columns(
      long[] keyHigh,
      long[] keyLow,
      int[] startDay,
      int[] endDay,
      int[] region,
      int[][] codes,
      long[][] measures,
      int[] unmatched) {}

  /**
   * A batch of the first {@code size} rows of {@code columns}.
   *
   * @param source the source's number in the run
   * @param order where in the source the batch stands: batches of one source, taken by this number,
   *     give its records in reading order
   * @param labels for each dimension, the members that the codes stand for
   * @param unmatchedNames the names that the numbers in {@code columns.unmatched} stand for
   */
  public Batch(
      int source,
      long order,
      int size,
      Columns columns,
      List<List<String>> labels,
      List<UnmatchedName> unmatchedNames) {
    this.source = source;
    this.order = order;
    this.size = size;
    this.columns = columns;
    this.labels = labels.stream().map(List::copyOf).toList();
    this.unmatchedNames = List.copyOf(unmatchedNames);
  }

  /** The source's number in the run. */
  public int source() {
    return source;
  }

  /** Where in the source the batch stands. */
  public long order() {
    return order;
  }

  /** The number of records. */
  public int size() {
    return size;
  }

  /** Whether the source declares a key. */
  public boolean hasKeys() {
    return columns.keyHigh != null;
  }

  public long keyHigh(int row) {
    return columns.keyHigh[row];
  }

  public long keyLow(int row) {
    return columns.keyLow[row];
  }

  /** First day of the record's interval, days since 1970-01-01. */
  public int startDay(int row) {
    return columns.startDay[row];
  }

  /** Last day of the record's interval, included. */
  public int endDay(int row) {
    return columns.endDay[row];
  }

  /** Number in the gazetteer of the most precise region known, or -1. */
  public int region(int row) {
    return columns.region[row];
  }

  /** The number of dimensions carried. */
  public int dimensions() {
    return columns.codes.length;
  }

  /** The record's member of a dimension, as a code into {@link #labels(int)}. */
  public int code(int dimension, int row) {
    return columns.codes[dimension][row];
  }

  /** The members that a dimension's codes stand for. */
  public List<String> labels(int dimension) {
    return labels.get(dimension);
  }

  /** The number of measures carried. */
  public int measures() {
    return columns.measures.length;
  }

  /** The record's value of a measure, or {@link Measure#NOT_REPORTED}. */
  public long measure(int measure, int row) {
    long[] values = columns.measures[measure];
    return values == null ? Measure.NOT_REPORTED : values[row];
  }

  /**
   * The name that kept the record's place from being found, as a number into {@link
   * #unmatchedNames()}, or {@link #MATCHED}.
   */
  public int unmatched(int row) {
    return columns.unmatched == null ? MATCHED : columns.unmatched[row];
  }

  public List<UnmatchedName> unmatchedNames() {
    return unmatchedNames;
  }

  /** A batch of these rows, in this order. */
  public Batch select(int[] rows, int count) {
    return new Batch(
        source,
        order,
        count,
        new Columns(
            pick(columns.keyHigh, rows, count),
            pick(columns.keyLow, rows, count),
            pick(columns.startDay, rows, count),
            pick(columns.endDay, rows, count),
            pick(columns.region, rows, count),
            Arrays.stream(columns.codes).map(c -> pick(c, rows, count)).toArray(int[][]::new),
            Arrays.stream(columns.measures).map(m -> pick(m, rows, count)).toArray(long[][]::new),
            pick(columns.unmatched, rows, count)),
        labels,
        unmatchedNames);
  }

  /** Writes the batch, for {@link #read}. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(source);
    out.writeLong(order);
    out.writeInt(size);
    Codec.writeLongs(columns.keyHigh, size, out);
    Codec.writeLongs(columns.keyLow, size, out);
    Codec.writeInts(columns.startDay, size, out);
    Codec.writeInts(columns.endDay, size, out);
    Codec.writeInts(columns.region, size, out);
    out.writeInt(columns.codes.length);
    for (int i = 0; i < columns.codes.length; i++) {
      Codec.writeInts(columns.codes[i], size, out);
      Codec.writeTexts(labels.get(i), out);
    }
    out.writeInt(columns.measures.length);
    for (long[] values : columns.measures) {
      Codec.writeLongs(values, size, out);
    }
    Codec.writeInts(columns.unmatched, size, out);
    out.writeInt(unmatchedNames.size());
    for (UnmatchedName name : unmatchedNames) {
      out.writeInt(name.source());
      out.writeInt(name.level());
      out.writeInt(name.parent());
      Codec.writeText(name.text(), out);
      out.writeBoolean(name.ambiguous());
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Batch read(DataInput in) throws IOException {
    int source = in.readInt();
    long order = in.readLong();
    int size = in.readInt();
    long[] keyHigh = Codec.readLongs(in);
    long[] keyLow = Codec.readLongs(in);
    int[] startDay = Codec.readInts(in);
    int[] endDay = Codec.readInts(in);
    int[] region = Codec.readInts(in);
    int[][] codes = new int[in.readInt()][];
    List<List<String>> labels = new ArrayList<>();
    for (int i = 0; i < codes.length; i++) {
      codes[i] = Codec.readInts(in);
      labels.add(Codec.readTexts(in));
    }
    long[][] measures = new long[in.readInt()][];
    for (int i = 0; i < measures.length; i++) {
      measures[i] = Codec.readLongs(in);
    }
    int[] unmatched = Codec.readInts(in);
    List<UnmatchedName> names = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      names.add(
          new UnmatchedName(
              in.readInt(), in.readInt(), in.readInt(), Codec.readText(in), in.readBoolean()));
    }
    Columns columns =
        new Columns(keyHigh, keyLow, startDay, endDay, region, codes, measures, unmatched);
    return new Batch(source, order, size, columns, labels, names);
  }

  private static int[] pick(int[] from, int[] rows, int count) {
    if (from == null) {
      return null;
    }
    int[] to = new int[count];
    for (int i = 0; i < count; i++) {
      to[i] = from[rows[i]];
    }
    return to;
  }

  private static long[] pick(long[] from, int[] rows, int count) {
    if (from == null) {
      return null;
    }
    long[] to = new long[count];
    for (int i = 0; i < count; i++) {
      to[i] = from[rows[i]];
    }
    return to;
  }
}
