package org.minetally.summary;

import java.util.Locale;
import org.minetally.period.internal.DataEnd;
import org.minetally.summary.internal.CellTable;

/**
 * A part of a table. All parts of a table are merged before its rows are written. A fact table
 * consists of {@link Figures}; a summary table also depends on the other kinds.
 */
sealed interface TablePart
    permits TablePart.Figures, TablePart.NewestDates, SuppressedRows, SuppressedWindows {

  /**
   * Figures of a table.
   *
   * @param cells the cells, with the dimensions and measures of the table
   */
  record Figures(CellTable cells) implements TablePart {}

  /**
   * The newest date of some records.
   *
   * @param end the newest date
   */
  record NewestDates(DataEnd end) implements TablePart {}

  /** Rejects cells with another number of measures than a kind of part has. */
  static void requireMeasures(int measures, CellTable cells) {
    if (cells.dimensions() != 0 || cells.measures() != measures) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "expected cells without dimensions and with %d measures, but they have %d and %d",
              measures,
              cells.dimensions(),
              cells.measures()));
    }
  }
}
