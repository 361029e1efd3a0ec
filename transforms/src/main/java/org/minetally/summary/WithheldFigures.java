package org.minetally.summary;

import org.minetally.table.SummaryMeasure;

/**
 * Which figures of a summary's cells are withheld, as cells, so that they can travel with the
 * figures: a table with one measure, the sum of the figures' bits, which no table of figures has.
 */
final class WithheldFigures {

  private WithheldFigures() {}

  /** No cells yet. */
  static CellTable empty() {
    return new CellTable(0, 1);
  }

  /** Whether a part is such a table. */
  static boolean is(CellTable part) {
    return part.measures() == 1;
  }

  /** The cells of a summary that withhold figures. */
  static CellTable of(CellTable cells, Withheld withheld) {
    CellTable of = empty();
    for (int cell = 0; cell < cells.size(); cell++) {
      long bits = 0;
      for (SummaryMeasure measure : SummaryMeasure.values()) {
        if (withheld.hidesSum(measure.position(), cell)) {
          bits |= 1L << measure.position();
        }
      }
      if (bits != 0) {
        of.add(cells.interval(cell), cells.region(cell), 0, new long[] {bits});
      }
    }
    return of;
  }

  /** The bits of a cell's figures. */
  static long of(CellTable withheld, int cell) {
    return withheld.sum(0, cell);
  }
}
