package org.minetally.summary;

import java.io.Serializable;
import java.util.function.BiConsumer;
import org.minetally.period.PeriodType;
import org.minetally.period.internal.PeriodSpan;
import org.minetally.summary.internal.CellTable;

/**
 * How fact tables are merged: each as a whole, or divided by time into parts that different workers
 * merge.
 *
 * @param divided whether the tables are divided
 */
record TableParts(boolean divided) implements Serializable {

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
