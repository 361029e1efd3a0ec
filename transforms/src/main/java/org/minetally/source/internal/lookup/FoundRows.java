package org.minetally.source.internal.lookup;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What the workers that searched a table say about it: its counts, which are the same for all of
 * them, and the rows that each of them found.
 *
 * <p>Not safe for use by several threads.
 */
public final class FoundRows {

  private static final int COUNTS = Integer.BYTES + Long.BYTES;

  private final RowSet rows = new RowSet();
  private boolean searched;
  private int size;
  private long superseded;

  /** Returns what a worker says about a table as bytes. */
  public static byte[] packed(LookupTable table, RowSet found) {
    byte[] bits = found.packed();
    return ByteBuffer.allocate(COUNTS + bits.length)
        .putInt(table.size())
        .putLong(table.superseded())
        .put(bits)
        .array();
  }

  /** Returns the bytes for no worker. */
  public static byte[] none() {
    return new byte[0];
  }

  /** Adds the bytes that {@link #packed} or {@link #none} returned. */
  public void add(byte[] packed) {
    if (packed.length > 0) {
      searched = true;
      ByteBuffer counts = ByteBuffer.wrap(packed);
      size = counts.getInt();
      superseded = counts.getLong();
      rows.addAll(Arrays.copyOfRange(packed, COUNTS, packed.length));
    }
  }

  /** Returns whether any worker searched the table. */
  public boolean searched() {
    return searched;
  }

  /** Returns the number of rows of the table; 0 if no worker searched it. */
  public int size() {
    return size;
  }

  /** Returns the number of rows that newer ones replace; 0 if no worker searched the table. */
  public long superseded() {
    return superseded;
  }

  /** Returns the rows that were found. */
  public RowSet rows() {
    return rows;
  }
}
