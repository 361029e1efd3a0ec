package org.minetally.source.internal.lookup;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.minetally.format.internal.SourceRecord;
import org.minetally.mapping.internal.LookupRowReader;
import org.minetally.reconcile.internal.RangeId;

/**
 * Rows of a lookup from one range of a file, with the fields that records take. Immutable.
 *
 * <p>The bytes of a row are its fields in order, each preceded by its length as a variable-length
 * number.
 */
public final class LookupRows {

  private final RangeId range;
  private final long[] high;
  private final long[] low;
  private final long[] revisions;
  private final long[] lines;
  private final int[] ends;
  private final byte[] bytes;

  private LookupRows(
      RangeId range, long[] high, long[] low, long[] revisions, long[] lines, Fields fields) {
    this.range = range;
    this.high = high;
    this.low = low;
    this.revisions = revisions;
    this.lines = lines;
    this.ends = fields.ends();
    this.bytes = fields.bytes();
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Fields(int[] ends, byte[] bytes) {}

  /** Returns the range that the rows were read from; for rows found for a range, that range. */
  RangeId range() {
    return range;
  }

  /** Returns the number of rows. */
  public int size() {
    return high.length;
  }

  long high(int row) {
    return high[row];
  }

  long low(int row) {
    return low[row];
  }

  long revision(int row) {
    return revisions[row];
  }

  /** Returns the line of a row in its range, counted from 0. */
  long line(int row) {
    return lines[row];
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  int end(int row) {
    return ends[row];
  }

  /** Writes the rows in the form that {@link #read} reads. */
  public void write(DataOutput out) throws IOException {
    range.write(out);
    out.writeInt(size());
    for (int row = 0; row < size(); row++) {
      out.writeLong(high[row]);
      out.writeLong(low[row]);
      out.writeLong(revisions[row]);
      out.writeLong(lines[row]);
      out.writeInt(ends[row]);
    }
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads rows that {@link #write} wrote. */
  public static LookupRows read(DataInput in) throws IOException {
    RangeId range = RangeId.read(in);
    int size = in.readInt();
    long[] high = new long[size];
    long[] low = new long[size];
    long[] revisions = new long[size];
    long[] lines = new long[size];
    int[] ends = new int[size];
    for (int row = 0; row < size; row++) {
      high[row] = in.readLong();
      low[row] = in.readLong();
      revisions[row] = in.readLong();
      lines[row] = in.readLong();
      ends[row] = in.readInt();
    }
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new LookupRows(range, high, low, revisions, lines, new Fields(ends, bytes));
  }

  /** Collects rows. */
  public static final class Builder {

    /** The number of rows in an element: an engine may not shuffle larger elements. */
    private static final int MOST_ROWS = 1 << 13;

    private static final int MOST_BYTES = 1 << 20;

    private final RangeId range;
    private long[] high = new long[16];
    private long[] low = new long[16];
    private long[] revisions = new long[16];
    private long[] lines = new long[16];
    private int[] ends = new int[16];
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int size;

    /** Creates a builder for rows of a range. */
    public Builder(RangeId range) {
      this.range = range;
    }

    /**
     * Adds the row that was read last.
     *
     * @param line its line in the range, counted from 0
     */
    public void add(LookupRowReader reader, SourceRecord row, long line) {
      next(reader.key().high(), reader.key().low(), reader.revision(), line);
      for (int i = 0; i < reader.fields(); i++) {
        field(reader.field(i, row));
      }
    }

    /**
     * Begins a row.
     *
     * @param line its line in the range, counted from 0
     */
    public void next(long keyHigh, long keyLow, long revision, long line) {
      if (size == high.length) {
        high = Arrays.copyOf(high, 2 * size);
        low = Arrays.copyOf(low, 2 * size);
        revisions = Arrays.copyOf(revisions, 2 * size);
        lines = Arrays.copyOf(lines, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
      }
      high[size] = keyHigh;
      low[size] = keyLow;
      revisions[size] = revision;
      lines[size] = line;
      ends[size++] = bytes.size();
    }

    /** Adds a field to the row begun last. */
    public void field(byte[] field) {
      int length = field.length;
      while (length > 0x7f) {
        bytes.write((length & 0x7f) | 0x80);
        length >>>= 7;
      }
      bytes.write(length);
      bytes.write(field, 0, field.length);
      ends[size - 1] = bytes.size();
    }

    /** Adds all fields to the row begun last, in the form that rows keep them. */
    void packed(byte[] fields, int start, int length) {
      bytes.write(fields, start, length);
      ends[size - 1] = bytes.size();
    }

    /** Returns whether there are so many rows that they should be taken. */
    public boolean isFull() {
      return size >= MOST_ROWS || bytes.size() >= MOST_BYTES;
    }

    /** Returns whether there are no rows. */
    public boolean isEmpty() {
      return size == 0;
    }

    /** Returns the rows added since the last call. */
    public LookupRows take() {
      LookupRows rows =
          new LookupRows(
              range,
              Arrays.copyOf(high, size),
              Arrays.copyOf(low, size),
              Arrays.copyOf(revisions, size),
              Arrays.copyOf(lines, size),
              new Fields(Arrays.copyOf(ends, size), bytes.toByteArray()));
      size = 0;
      bytes.reset();
      return rows;
    }
  }
}
