package org.minetally.summary;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.period.DateInterval;
import org.minetally.summary.internal.CellTable;

/**
 * The suppressed figures in a summary's sums over time: for each region and last day of a sum, a
 * {@link FigureSet}.
 *
 * @param cells a cell for each region and last day; its measures are the packed sets of the
 *     cumulative total and of the sum over twelve months
 */
record SuppressedWindows(CellTable cells) implements TablePart {

  private static final int UNTIL_END = 0;
  private static final int TWELVE_MONTHS = 1;
  private static final int MEASURES = 2;

  SuppressedWindows {
    TablePart.requireMeasures(MEASURES, cells);
  }

  /** Returns no sums. */
  static SuppressedWindows none() {
    return new SuppressedWindows(new CellTable(0, MEASURES));
  }

  /** Returns the sums over time, including those without suppressed figures. */
  static SuppressedWindows of(
      SummaryWindows untilEnd,
      Map<SummaryMeasure, BitSet> hiddenUntilEnd,
      SummaryWindows months,
      Map<SummaryMeasure, BitSet> hiddenMonths) {
    CellTable cells = none().cells();
    add(cells, untilEnd, UNTIL_END, hiddenUntilEnd);
    add(cells, months, TWELVE_MONTHS, hiddenMonths);
    return new SuppressedWindows(cells);
  }

  private static void add(
      CellTable to, SummaryWindows windows, int kind, Map<SummaryMeasure, BitSet> hidden) {
    for (int i = 0; i < windows.windows().size(); i++) {
      SummaryWindows.Window window = windows.windows().get(i);
      long[] values = {Measure.NOT_REPORTED, Measure.NOT_REPORTED};
      values[kind] = SuppressedRows.figures(hidden, i).bits();
      to.add(DateInterval.pack(window.lastDay(), window.lastDay()), window.region(), 0, values);
    }
  }

  /** Adds other sums, which must not have any in common with these. */
  void add(SuppressedWindows others) {
    cells.add(others.cells);
  }

  /** Returns the suppressed figures of a cumulative total; empty if the cell is not one. */
  Optional<FigureSet> untilEnd(int cell) {
    return figures(UNTIL_END, cell);
  }

  /** Returns the suppressed figures of a sum over twelve months; empty if the cell is not one. */
  Optional<FigureSet> twelveMonths(int cell) {
    return figures(TWELVE_MONTHS, cell);
  }

  private Optional<FigureSet> figures(int kind, int cell) {
    long bits = cells.sum(kind, cell);
    return bits == Measure.NOT_REPORTED ? Optional.empty() : Optional.of(new FigureSet(bits));
  }
}
