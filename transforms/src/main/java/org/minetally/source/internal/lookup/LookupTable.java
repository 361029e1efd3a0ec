package org.minetally.source.internal.lookup;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.minetally.model.internal.RecordKey;

/** The rows of a lookup, or of a part of it, each found by its key. Immutable. */
public final class LookupTable {

  /** The result of {@link #find} if no row has the key. */
  public static final int NONE = -1;

  private static final long MOST_BYTES = Integer.MAX_VALUE - 16;

  /** A table without rows. */
  public static final LookupTable EMPTY = of(List.of(), false);

  private final int size;
  private final long superseded;

  /** The upper and the lower half of the key of each row, alternating. */
  private final long[] keys;

  private final int[] starts;
  private final int[] lengths;
  private final byte[] bytes;

  /** The number of a row plus 1 at the place that its key leads to, or at the next free one. */
  private final int[] slots;

  private LookupTable(
      int size, long superseded, long[] keys, int[] starts, int[] lengths, byte[] bytes) {
    this.size = size;
    this.superseded = superseded;
    this.keys = keys;
    this.starts = starts;
    this.lengths = lengths;
    this.bytes = bytes;
    this.slots = new int[slots(size)];
    for (int row = 0; row < size; row++) {
      slots[slot(slots, keys, keys[2 * row], keys[2 * row + 1])] = row + 1;
    }
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
    return new Filling(rows, (int) size, revised).fill(sorted);
  }

  /** Adds rows to a table that is being built. */
  private static final class Filling {

    private final boolean revised;
    private final long[] keys;
    private final int[] starts;
    private final int[] lengths;
    private final byte[] bytes;
    private final int[] slots;
    private final LookupRows[] partOf;
    private final int[] rowOf;
    private int size;
    private int used;
    private long superseded;

    Filling(int rows, int size, boolean revised) {
      this.revised = revised;
      keys = new long[2 * rows];
      starts = new int[rows];
      lengths = new int[rows];
      bytes = new byte[size];
      slots = new int[slots(rows)];
      partOf = new LookupRows[rows];
      rowOf = new int[rows];
    }

    LookupTable fill(List<LookupRows> parts) {
      for (LookupRows part : parts) {
        System.arraycopy(part.bytes(), 0, bytes, used, part.bytes().length);
        for (int row = 0; row < part.size(); row++) {
          add(part, row);
        }
        used += part.bytes().length;
      }
      return new LookupTable(size, superseded, keys, starts, lengths, bytes);
    }

    private void add(LookupRows part, int row) {
      int slot = slot(slots, keys, part.high(row), part.low(row));
      int at = slots[slot] - 1;
      if (at >= 0) {
        superseded++;
        if (!isNewer(part, row, at)) {
          return;
        }
      } else {
        at = size++;
        slots[slot] = at + 1;
      }
      keys[2 * at] = part.high(row);
      keys[2 * at + 1] = part.low(row);
      starts[at] = used + part.start(row);
      lengths[at] = part.end(row) - part.start(row);
      partOf[at] = part;
      rowOf[at] = row;
    }

    private boolean isNewer(LookupRows part, int row, int than) {
      long known = partOf[than].revision(rowOf[than]);
      if (!revised || part.revision(row) == known) {
        throw new RepeatedKeyException(
            new RepeatedKeyException.Position(partOf[than].range(), partOf[than].line(rowOf[than])),
            new RepeatedKeyException.Position(part.range(), part.line(row)));
      }
      return part.revision(row) > known;
    }
  }

  private static int slots(int rows) {
    return Math.max(2, Integer.highestOneBit(Math.max(1, rows)) << 2);
  }

  /** Returns the slot of a key, or the free slot where it belongs. */
  private static int slot(int[] slots, long[] keys, long high, long low) {
    int mask = slots.length - 1;
    int slot = (int) RecordKey.mix(high, low) & mask;
    while (slots[slot] != 0) {
      int at = 2 * (slots[slot] - 1);
      if (keys[at] == high && keys[at + 1] == low) {
        return slot;
      }
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /** Returns the number of a row, from 0, or {@link #NONE}. */
  public int find(long high, long low) {
    return slots[slot(slots, keys, high, low)] - 1;
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

  int start(int row) {
    return starts[row];
  }

  int length(int row) {
    return lengths[row];
  }

  /** Adds a row to a builder, without its revision and line. */
  public void copy(int row, LookupRows.Builder to) {
    to.next(keys[2 * row], keys[2 * row + 1], 0, 0);
    to.packed(bytes, starts[row], lengths[row]);
  }

  /** Writes the table in the form that {@link #read} reads. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(size);
    out.writeLong(superseded);
    for (int row = 0; row < size; row++) {
      out.writeLong(keys[2 * row]);
      out.writeLong(keys[2 * row + 1]);
      out.writeInt(starts[row]);
      out.writeInt(lengths[row]);
    }
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads a table that {@link #write} wrote. */
  public static LookupTable read(DataInput in) throws IOException {
    int size = in.readInt();
    long superseded = in.readLong();
    long[] keys = new long[2 * size];
    int[] starts = new int[size];
    int[] lengths = new int[size];
    for (int row = 0; row < size; row++) {
      keys[2 * row] = in.readLong();
      keys[2 * row + 1] = in.readLong();
      starts[row] = in.readInt();
      lengths[row] = in.readInt();
    }
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new LookupTable(size, superseded, keys, starts, lengths, bytes);
  }
}
