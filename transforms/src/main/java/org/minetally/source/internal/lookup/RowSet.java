package org.minetally.source.internal.lookup;

import java.util.BitSet;

/**
 * A set of rows of a lookup.
 *
 * <p>Not safe for use by several threads.
 */
public final class RowSet {

  private final BitSet rows = new BitSet();

  /** Adds a row. */
  public void add(int row) {
    rows.set(row);
  }

  /** Adds the rows that {@link #packed} returned. */
  public void addAll(byte[] packed) {
    rows.or(BitSet.valueOf(packed));
  }

  /** Returns the number of rows. */
  public int size() {
    return rows.cardinality();
  }

  /** Returns the rows as bytes: one bit for each row. */
  public byte[] packed() {
    return rows.toByteArray();
  }
}
