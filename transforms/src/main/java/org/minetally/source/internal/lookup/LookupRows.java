package org.minetally.source.internal.lookup;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.minetally.format.internal.SourceRecord;
import org.minetally.internal.codec.PackedColumn;
import org.minetally.mapping.internal.LookupRowReader;
import org.minetally.reconcile.internal.RangeId;

/**
 * Rows of a lookup from one range of a file, with the fields that records take. Immutable.
 *
 * <p>Some runners copy waiting elements often, so rows are kept as {@linkplain PackedRows bytes}.
 */
public final class LookupRows {

  private final RangeId range;
  private final int size;
  private final PackedColumn revisions;
  private final PackedColumn lines;
  private final byte[] bytes;

  private LookupRows(
      RangeId range, int size, PackedColumn revisions, PackedColumn lines, byte[] bytes) {
    this.range = range;
    this.size = size;
    this.revisions = revisions;
    this.lines = lines;
    this.bytes = bytes;
  }

  /** Returns the range that the rows were read from; for rows found for a range, that range. */
  RangeId range() {
    return range;
  }

  /** Returns the number of rows. */
  public int size() {
    return size;
  }

  long revision(int row) {
    return revisions.get(row);
  }

  /** Returns the line of a row in its range, counted from 0. */
  long line(int row) {
    return lines.get(row);
  }

  /** Returns the rows in the form of {@link PackedRows}. */
  byte[] bytes() {
    return bytes;
  }

  /** Writes the rows in the form that {@link #read} reads. */
  public void write(DataOutput out) throws IOException {
    range.write(out);
    out.writeInt(size);
    revisions.write(out);
    lines.write(out);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads rows that {@link #write} wrote. */
  public static LookupRows read(DataInput in) throws IOException {
    RangeId range = RangeId.read(in);
    int size = in.readInt();
    PackedColumn revisions = PackedColumn.read(in);
    PackedColumn lines = PackedColumn.read(in);
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new LookupRows(range, size, revisions, lines, bytes);
  }

  /** Collects rows. */
  public static final class Builder {

    /** The number of rows in an element: an engine may not shuffle larger elements. */
    private static final int MOST_ROWS = 1 << 13;

    private static final int MOST_BYTES = 1 << 20;

    /** The bytes of the longest variable-length number. */
    private static final int LONGEST_LENGTH = 5;

    private final RangeId range;
    private long[] revisions = new long[16];
    private long[] lines = new long[16];
    private byte[] bytes = new byte[1 << 10];
    private int rows;

    /** The number of bytes used. */
    private int used;

    /** Where the row begun last starts. */
    private int row;

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
        reader.field(i, row, this::field);
      }
    }

    /**
     * Begins a row.
     *
     * @param line its line in the range, counted from 0
     * @throws IllegalStateException if the rows take a mebibyte already, so that {@link #isFull} is
     *     true
     */
    public void next(long keyHigh, long keyLow, long revision, long line) {
      if (rows == lines.length) {
        revisions = Arrays.copyOf(revisions, 2 * rows);
        lines = Arrays.copyOf(lines, 2 * rows);
      }
      if (used > RowAddress.LAST_START) {
        throw new IllegalStateException("the rows are full and must be taken first");
      }
      row = used;
      reserve(PackedRows.HEADER);
      PackedRows.setKey(bytes, row, keyHigh, keyLow);
      PackedRows.setNumber(bytes, row, rows);
      PackedRows.setLength(bytes, row, 0);
      revisions[rows] = revision;
      lines[rows++] = line;
      used = PackedRows.fields(row);
    }

    /** Adds a field to the row begun last. */
    public void field(byte[] text) {
      field(text, 0, text.length);
    }

    /** Adds the field in [from, to) of {@code text} to the row begun last. */
    public void field(byte[] text, int from, int to) {
      reserve(LONGEST_LENGTH + to - from);
      int length = to - from;
      while (length > 0x7f) {
        bytes[used++] = (byte) (length | 0x80);
        length >>>= 7;
      }
      bytes[used++] = (byte) length;
      append(text, from, to - from);
    }

    /** Adds all fields to the row begun last, in the form that rows keep them. */
    void packed(byte[] fields, int start, int length) {
      reserve(length);
      append(fields, start, length);
    }

    private void append(byte[] from, int start, int length) {
      System.arraycopy(from, start, bytes, used, length);
      used += length;
      PackedRows.setLength(bytes, row, used - PackedRows.fields(row));
    }

    private void reserve(int further) {
      if (used + further > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(used + further, 2 * bytes.length));
      }
    }

    /** Returns whether there are so many rows that they should be taken. */
    public boolean isFull() {
      return rows >= MOST_ROWS || used >= MOST_BYTES;
    }

    /** Returns whether there are no rows. */
    public boolean isEmpty() {
      return rows == 0;
    }

    /** Returns the rows added since the last call. */
    public LookupRows take() {
      LookupRows taken =
          new LookupRows(
              range,
              rows,
              PackedColumn.of(revisions, rows),
              PackedColumn.of(lines, rows),
              Arrays.copyOf(bytes, used));
      rows = 0;
      used = 0;
      return taken;
    }
  }
}
