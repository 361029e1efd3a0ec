package org.minetally.summary;

import java.util.BitSet;
import java.util.Map;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.period.DateInterval;
import org.minetally.summary.internal.CellTable;

/**
 * The suppressed figures of a summary, encoded as tables of cells so that they can be passed along
 * with the figures. One table has the bits of each row's figures, the other those of the sums over
 * time. They are recognised by their number of measures, which is lower than in any table of
 * figures.
 */
final class SuppressedFigures {

  private static final int ROWS = 1;
  private static final int WINDOWS = 2;
  private static final int UNTIL_END = 0;
  private static final int TWELVE_MONTHS = 1;

  private SuppressedFigures() {}

  /** Returns an empty table of rows. */
  static CellTable rows() {
    return new CellTable(0, ROWS);
  }

  /** Returns an empty table of sums over time. */
  static CellTable windows() {
    return new CellTable(0, WINDOWS);
  }

  /** Returns whether a part is a table of rows. */
  static boolean areRows(CellTable part) {
    return part.measures() == ROWS;
  }

  /** Returns whether a part is a table of sums over time. */
  static boolean areWindows(CellTable part) {
    return part.measures() == WINDOWS;
  }

  /** Returns the cells of a summary with suppressed figures. */
  static CellTable of(CellTable cells, Map<SummaryMeasure, BitSet> hidden) {
    CellTable of = rows();
    for (int cell = 0; cell < cells.size(); cell++) {
      long bits = bits(hidden, cell);
      if (bits != 0) {
        of.add(cells.interval(cell), cells.region(cell), 0, new long[] {bits});
      }
    }
    return of;
  }

  /** Returns the sums over time, including those without suppressed figures. */
  static CellTable of(
      SummaryWindows untilEnd,
      Map<SummaryMeasure, BitSet> hiddenUntilEnd,
      SummaryWindows months,
      Map<SummaryMeasure, BitSet> hiddenMonths) {
    CellTable of = windows();
    add(of, untilEnd, UNTIL_END, hiddenUntilEnd);
    add(of, months, TWELVE_MONTHS, hiddenMonths);
    return of;
  }

  private static void add(
      CellTable to, SummaryWindows windows, int kind, Map<SummaryMeasure, BitSet> hidden) {
    for (int i = 0; i < windows.windows().size(); i++) {
      SummaryWindows.Window window = windows.windows().get(i);
      long[] values = {Measure.NOT_REPORTED, Measure.NOT_REPORTED};
      values[kind] = bits(hidden, i);
      to.add(DateInterval.pack(window.lastDay(), window.lastDay()), window.region(), 0, values);
    }
  }

  /** Returns the bits of a row's figures. */
  static long ofRow(CellTable rows, int cell) {
    return rows.sum(0, cell);
  }

  /** Returns the bits of a cumulative total, or {@link Measure#NOT_REPORTED}. */
  static long ofEnd(CellTable windows, int cell) {
    return windows.sum(UNTIL_END, cell);
  }

  /** Returns the bits of a sum over twelve months, or {@link Measure#NOT_REPORTED}. */
  static long ofTwelveMonths(CellTable windows, int cell) {
    return windows.sum(TWELVE_MONTHS, cell);
  }

  private static long bits(Map<SummaryMeasure, BitSet> hidden, int cell) {
    return hidden.entrySet().stream()
        .filter(measure -> measure.getValue().get(cell))
        .mapToLong(measure -> 1L << measure.getKey().position())
        .reduce(0, (one, other) -> one | other);
  }
}
