package org.minetally.summary;

import java.io.Serializable;
import java.util.function.BiConsumer;
import org.minetally.period.PeriodType;
import org.minetally.period.internal.PeriodSpan;
import org.minetally.summary.internal.CellTable;

/**
 * How the work of merging tables is divided.
 *
 * @param divided whether fact tables are divided by time into parts that different workers merge
 * @param groups the number of groups of tables, each of which one worker merges; 0 if each table or
 *     part is a group of its own
 */
record TableParts(boolean divided, int groups) implements Serializable {

  /** Each table is merged as a whole, by itself. */
  static final TableParts WHOLE = new TableParts(false, 0);

  /** Each fact table is divided. */
  static final TableParts DIVIDED = new TableParts(true, 0);

  /**
   * Returns the division of whole tables into groups.
   *
   * @throws IllegalArgumentException if the number is not positive
   */
  static TableParts inGroups(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "inGroups: expected at least 1 group of tables, not " + number);
    }
    return new TableParts(false, number);
  }

  /** Returns the group of a part. */
  TablePartId group(TablePartId part) {
    return groups == 0 ? part : TablePartId.whole(part.table() % groups);
  }

  /** Passes on the cells of a table in pieces, with the part to which they belong. */
  void give(
      int table, PeriodType period, CellTable cells, BiConsumer<TablePartId, CellTable> parts) {
    if (divided) {
      cells
          .divide(cell -> PeriodSpan.of(period, cells.interval(cell)))
          .forEach((part, of) -> give(new TablePartId(table, part), of, parts));
    } else {
      give(TablePartId.whole(table), cells, parts);
    }
  }

  private static void give(
      TablePartId part, CellTable cells, BiConsumer<TablePartId, CellTable> parts) {
    cells.pieces().forEach(piece -> parts.accept(part, piece));
  }
}
