package org.minetally.summary;

import java.util.Comparator;

/**
 * A part of a table that one worker merges.
 *
 * @param table the number of the table
 * @param part the position of the part in the table; {@link #WHOLE} if the table is not divided
 */
record TablePartId(int table, int part) {

  /** The order of the tables, then of their parts. */
  static final Comparator<TablePartId> ORDER =
      Comparator.comparingInt(TablePartId::table).thenComparingInt(TablePartId::part);

  /** The position of a table that is not divided. */
  static final int WHOLE = 0;

  /** Returns the only part of a table that is not divided. */
  static TablePartId whole(int table) {
    return new TablePartId(table, WHOLE);
  }
}
