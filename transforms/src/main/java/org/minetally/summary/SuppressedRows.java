package org.minetally.summary;

import java.util.BitSet;
import java.util.Map;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.summary.internal.CellTable;

/**
 * The suppressed figures in the rows of a summary: for each row that has any, a set of bits by
 * {@link SummaryMeasure#position}.
 *
 * @param cells a cell for each row; its only measure is the set of bits
 */
record SuppressedRows(CellTable cells) implements TablePart {

  private static final int MEASURES = 1;

  SuppressedRows {
    TablePart.requireMeasures(MEASURES, cells);
  }

  /** Returns no rows. */
  static SuppressedRows none() {
    return new SuppressedRows(new CellTable(0, MEASURES));
  }

  /**
   * Returns the rows of a summary that have suppressed figures.
   *
   * @param figures the cells of the summary
   * @param hidden for each measure, the cells in which it is suppressed
   */
  static SuppressedRows of(CellTable figures, Map<SummaryMeasure, BitSet> hidden) {
    CellTable cells = none().cells();
    for (int cell = 0; cell < figures.size(); cell++) {
      long bits = bits(hidden, cell);
      if (bits != 0) {
        cells.add(figures.interval(cell), figures.region(cell), 0, new long[] {bits});
      }
    }
    return new SuppressedRows(cells);
  }

  /** Adds other rows, which must not have any in common with these. */
  void add(SuppressedRows others) {
    cells.add(others.cells);
  }

  /** Returns the bits of a row. */
  long bits(int cell) {
    return cells.sum(0, cell);
  }

  /** Returns a bit for each measure that is suppressed in a cell. */
  static long bits(Map<SummaryMeasure, BitSet> hidden, int cell) {
    return hidden.entrySet().stream()
        .filter(measure -> measure.getValue().get(cell))
        .mapToLong(measure -> 1L << measure.getKey().position())
        .reduce(0, (one, other) -> one | other);
  }
}
