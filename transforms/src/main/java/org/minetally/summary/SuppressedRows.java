package org.minetally.summary;

import java.util.BitSet;
import java.util.Map;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.summary.internal.CellTable;

/**
 * The suppressed figures in the rows of a summary: for each row that has any, a {@link FigureSet}.
 *
 * @param cells a cell for each row; its only measure is the packed set
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
      FigureSet suppressed = figures(hidden, cell);
      if (!suppressed.isEmpty()) {
        cells.add(figures.interval(cell), figures.region(cell), 0, new long[] {suppressed.bits()});
      }
    }
    return new SuppressedRows(cells);
  }

  /** Adds other rows, which must not have any in common with these. */
  void add(SuppressedRows others) {
    cells.add(others.cells);
  }

  /** Returns the suppressed figures of a row. */
  FigureSet figures(int cell) {
    return new FigureSet(cells.sum(0, cell));
  }

  /** Returns the measures that are suppressed in a cell. */
  static FigureSet figures(Map<SummaryMeasure, BitSet> hidden, int cell) {
    return FigureSet.of(
        hidden.entrySet().stream()
            .filter(measure -> measure.getValue().get(cell))
            .map(Map.Entry::getKey)
            .toList());
  }
}
