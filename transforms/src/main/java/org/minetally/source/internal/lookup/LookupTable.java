package org.minetally.source.internal.lookup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of a lookup, or of a shard of it, each found by its key. The table refers to the parts
 * that it is made of, and copies no rows. Immutable.
 */
public final class LookupTable {

  /** The result of {@link #find} if no row has the key. */
  public static final long NONE = -1;

  /** A table without rows. */
  public static final LookupTable EMPTY = of(List.of(), false);

  private final int size;
  private final long superseded;

  /** The rows of each part in the form of {@link PackedRows}; newer ones supersede some. */
  private final byte[][] parts;

  /** For each part, the number of rows in the parts before it. */
  private final int[] rowsBefore;

  private final RowSlots slots;

  private LookupTable(Filling filled) {
    size = filled.size;
    superseded = filled.superseded;
    parts = filled.bytes;
    rowsBefore = filled.rowsBefore;
    slots = filled.slots;
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
    parts.forEach(sorted::add);
    if (sorted.size() > RowAddress.MOST_PARTS) {
      throw new IllegalStateException("more than a million parts in one table");
    }
    // The order in which the parts arrive differs between runs; that of the rows must not.
    sorted.sort(
        Comparator.comparing(LookupRows::range)
            .thenComparingLong(part -> part.size() == 0 ? 0 : part.line(0)));
    Filling filling = new Filling(sorted, revised);
    filling.fill();
    return new LookupTable(filling);
  }

  /** Adds rows to a table that is being built. */
  private static final class Filling {

    private final List<LookupRows> parts;
    private final byte[][] bytes;
    private final int[] rowsBefore;
    private final RowSlots slots;

    /** The revision of each row, by its number; null if rows have none. */
    private final long[] revisions;

    private int size;
    private long superseded;

    Filling(List<LookupRows> parts, boolean revised) {
      this.parts = parts;
      bytes = parts.stream().map(LookupRows::bytes).toArray(byte[][]::new);
      rowsBefore = new int[parts.size()];
      int rows = 0;
      for (int part = 0; part < rowsBefore.length; part++) {
        rowsBefore[part] = rows;
        rows = Math.addExact(rows, parts.get(part).size());
      }
      slots = new RowSlots(bytes, rows);
      revisions = revised ? new long[rows] : null;
    }

    void fill() {
      for (int part = 0; part < bytes.length; part++) {
        int start = 0;
        for (int row = 0; row < parts.get(part).size(); row++) {
          add(part, start, row);
          start = PackedRows.next(bytes[part], start);
        }
      }
    }

    /** Adds a row of a part, which starts at {@code start}. */
    private void add(int part, int start, int row) {
      long high = PackedRows.high(bytes[part], start);
      long low = PackedRows.low(bytes[part], start);
      long address = RowAddress.of(part, start);
      int slot = slots.slot(high, low);
      long known = slots.row(slot);
      if (revisions != null) {
        revisions[rowsBefore[part] + row] = parts.get(part).revision(row);
      }
      if (known < 0) {
        size++;
      } else {
        superseded++;
        if (!isNewer(address, known)) {
          return;
        }
      }
      slots.set(slot, address, high, low);
    }

    private boolean isNewer(long row, long known) {
      if (revisions == null || revision(row) == revision(known)) {
        throw new RepeatedKeyException(position(known), position(row));
      }
      return revision(row) > revision(known);
    }

    private long revision(long row) {
      return revisions[LookupTable.number(row, bytes, rowsBefore)];
    }

    /** Returns the position of a row in its file. */
    private RepeatedKeyException.Position position(long row) {
      LookupRows part = parts.get(RowAddress.part(row));
      int number = PackedRows.number(part.bytes(), RowAddress.start(row));
      return new RepeatedKeyException.Position(part.range(), part.line(number));
    }
  }

  private static int number(long row, byte[][] parts, int[] rowsBefore) {
    int part = RowAddress.part(row);
    return rowsBefore[part] + PackedRows.number(parts[part], RowAddress.start(row));
  }

  /** Returns the row with a key, or {@link #NONE}. */
  public long find(long high, long low) {
    return slots.row(slots.slot(high, low));
  }

  /**
   * Finds the rows of several keys, which need not wait for each other's memory.
   *
   * @param rows receives the row of each key, or {@link #NONE}
   */
  void find(long[] high, long[] low, int count, long[] rows) {
    slots.find(high, low, count, rows);
  }

  /** Returns the number of a row that was found, from 0, among all rows of all parts. */
  public int number(long row) {
    return number(row, parts, rowsBefore);
  }

  /** Returns the number of rows that can be found. */
  public int size() {
    return size;
  }

  /** Returns the number of rows that cannot be found because a newer one has their key. */
  public long superseded() {
    return superseded;
  }

  /** Returns the bytes that have the fields of a row. */
  byte[] bytes(long row) {
    return parts[RowAddress.part(row)];
  }

  /** Returns where in {@link #bytes} the fields of a row start. */
  int start(long row) {
    return PackedRows.fields(RowAddress.start(row));
  }

  /** Returns the length of the fields of a row. */
  int length(long row) {
    return PackedRows.length(bytes(row), RowAddress.start(row));
  }

  /** Adds a row to a builder, without its revision and line. */
  public void copy(long row, LookupRows.Builder to) {
    byte[] bytes = bytes(row);
    int start = RowAddress.start(row);
    to.next(PackedRows.high(bytes, start), PackedRows.low(bytes, start), 0, 0);
    to.packed(bytes, start(row), length(row));
  }
}
