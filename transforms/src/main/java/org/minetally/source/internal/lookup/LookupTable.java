package org.minetally.source.internal.lookup;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rows of a lookup, or of a part of it, each found by its key. Immutable. */
public final class LookupTable {

  /** The result of {@link #find} if no row has the key. */
  public static final int NONE = -1;

  private static final long MOST_BYTES = Integer.MAX_VALUE - 16;

  /** A table without rows. */
  public static final LookupTable EMPTY = of(List.of(), false);

  private final int size;
  private final long superseded;

  /** The rows in the form of {@link PackedRows}, and rows that newer ones supersede. */
  private final byte[] bytes;

  private final RowSlots slots;

  private LookupTable(int size, long superseded, byte[] bytes, RowSlots slots) {
    this.size = size;
    this.superseded = superseded;
    this.bytes = bytes;
    this.slots = slots;
  }

  /**
   * Returns a table of rows. Of several rows with one key, the one with the highest revision
   * counts.
   *
   * @param revised whether the rows have revisions
   * @throws RepeatedKeyException if several rows have one key and no revision says which is newer
   */
  public static LookupTable of(Iterable<LookupRows> parts, boolean revised) {
    List<LookupRows> sorted = new ArrayList<>();
    int rows = 0;
    long size = 0;
    for (LookupRows part : parts) {
      sorted.add(part);
      rows = Math.addExact(rows, part.size());
      size += part.bytes().length;
    }
    if (size > MOST_BYTES) {
      throw new IllegalStateException("more than 2 GiB of lookup rows in one table");
    }
    // The order in which the parts arrive differs between runs; that of the rows must not.
    sorted.sort(
        Comparator.comparing(LookupRows::range)
            .thenComparingLong(part -> part.size() == 0 ? 0 : part.line(0)));
    return new Filling(sorted, rows, (int) size, revised).fill();
  }

  /** Adds rows to a table that is being built. */
  private static final class Filling {

    private final List<LookupRows> parts;
    private final byte[] bytes;
    private final RowSlots slots;

    /** The revision of each row of the table, by its number; null if rows have none. */
    private final long[] revisions;

    private int size;
    private long superseded;

    Filling(List<LookupRows> parts, int rows, int bytes, boolean revised) {
      this.parts = parts;
      this.bytes = new byte[bytes];
      this.slots = RowSlots.ofRows(rows);
      this.revisions = revised ? new long[rows] : null;
    }

    LookupTable fill() {
      int at = 0;
      for (LookupRows part : parts) {
        System.arraycopy(part.bytes(), 0, bytes, at, part.bytes().length);
        for (int row = 0; row < part.size(); row++) {
          add(at, part, row);
          at = PackedRows.next(bytes, at);
        }
      }
      return new LookupTable(size, superseded, bytes, slots);
    }

    /** Adds a row of a part, which starts at {@code at}. */
    private void add(int at, LookupRows part, int row) {
      long high = PackedRows.high(bytes, at);
      long low = PackedRows.low(bytes, at);
      int slot = slots.slot(bytes, high, low);
      int known = slots.row(slot);
      int number = known < 0 ? size++ : PackedRows.number(bytes, known);
      if (known >= 0) {
        superseded++;
        if (!isNewer(part.revision(row), number, known, at)) {
          return;
        }
      }
      PackedRows.setNumber(bytes, at, number);
      slots.set(slot, at, high, low);
      if (revisions != null) {
        revisions[number] = part.revision(row);
      }
    }

    private boolean isNewer(long revision, int number, int known, int at) {
      if (revisions == null || revision == revisions[number]) {
        throw new RepeatedKeyException(position(known), position(at));
      }
      return revision > revisions[number];
    }

    /** Returns the position in its file of the row that starts at {@code at}. */
    private RepeatedKeyException.Position position(int at) {
      int start = 0;
      for (LookupRows part : parts) {
        for (int row = 0; row < part.size(); row++) {
          if (start == at) {
            return new RepeatedKeyException.Position(part.range(), part.line(row));
          }
          start = PackedRows.next(bytes, start);
        }
      }
      throw new IllegalStateException("no row starts at byte " + at);
    }
  }

  /** Returns the row with a key, or {@link #NONE}. */
  public int find(long high, long low) {
    return slots.row(slots.slot(bytes, high, low));
  }

  /**
   * Finds the rows of several keys, which need not wait for each other's memory.
   *
   * @param rows receives the row of each key, or {@link #NONE}
   */
  void find(long[] high, long[] low, int count, int[] rows) {
    slots.find(bytes, high, low, count, rows);
  }

  /** Returns the number of a row that was found, from 0 to {@link #size()} - 1. */
  public int number(int row) {
    return PackedRows.number(bytes, row);
  }

  /** Returns the number of rows. */
  public int size() {
    return size;
  }

  /** Returns the number of rows that are not in the table because a newer one has their key. */
  public long superseded() {
    return superseded;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Returns where the fields of a row start. */
  int start(int row) {
    return PackedRows.fields(row);
  }

  /** Returns the length of the fields of a row. */
  int length(int row) {
    return PackedRows.length(bytes, row);
  }

  /** Adds a row to a builder, without its revision and line. */
  public void copy(int row, LookupRows.Builder to) {
    to.next(PackedRows.high(bytes, row), PackedRows.low(bytes, row), 0, 0);
    to.packed(bytes, start(row), length(row));
  }

  /** Writes the table in the form that {@link #read} reads. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(size);
    out.writeLong(superseded);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.writeInt(slots.bytes().length);
    out.write(slots.bytes());
  }

  /** Reads a table that {@link #write} wrote. */
  public static LookupTable read(DataInput in) throws IOException {
    int size = in.readInt();
    long superseded = in.readLong();
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    byte[] slots = new byte[in.readInt()];
    in.readFully(slots);
    return new LookupTable(size, superseded, bytes, new RowSlots(slots));
  }
}
