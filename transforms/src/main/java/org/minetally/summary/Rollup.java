package org.minetally.summary;

import java.io.Serializable;
import java.util.List;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.period.DateInterval;
import org.minetally.period.PeriodType;
import org.minetally.period.internal.PeriodGrain;
import org.minetally.summary.internal.CellTable;
import org.minetally.summary.internal.SummaryCells;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;

/** Rolls the finest cells of a dataset up to the cells of one of its tables. */
final class Rollup {

  private final TableSet tableSet;

  Rollup(TableSet tableSet) {
    this.tableSet = tableSet;
  }

  /** Returns an empty table for a dataset's finest cells. */
  static CellTable finest(Layout layout) {
    return new CellTable(layout.dimensions().size(), layout.measures().size());
  }

  /** Returns an empty table for a fact table's cells. */
  CellTable empty(FactTable table) {
    return new CellTable(
        table.dimensions().size(), tableSet.layouts().of(table.dataset()).measures().size());
  }

  /** Returns the fact table's cells. */
  CellTable of(FactTable table, CellTable finest) {
    CellTable cells = empty(table);
    add(finest, table, cells);
    return cells;
  }

  /** Adds the finest cells to the fact table's, and returns the cell to which each was added. */
  int[] add(CellTable finest, FactTable table, CellTable cells) {
    List<Dimension> carried = tableSet.layouts().of(table.dataset()).dimensions();
    int[] dimensions = table.dimensions().stream().mapToInt(carried::indexOf).toArray();
    return cells.add(finest, dimensions, new Periods(table.period()), places(table.level()));
  }

  /** Returns the cells of a summary table from the finest cells of one dataset. */
  CellTable of(SummaryTable table, Layout layout, CellTable finest) {
    return SummaryCells.of(layout, finest, new Periods(table.period()), places(table.level()));
  }

  /** Returns the mapping of regions for a table of a level. */
  CellTable.PlaceMap places(String level) {
    return new Places(level);
  }

  /** Maps an interval to that of its period or bucket. */
  static final class Periods implements CellTable.PeriodMap, Serializable {
    private static final long serialVersionUID = 1L;

    private final PeriodType type;
    private long last = DateInterval.INVALID;
    private long lastPeriod;

    Periods(PeriodType type) {
      this.type = type;
    }

    @Override
    public long apply(long interval) {
      if (interval != last) {
        lastPeriod = type.intervalOf(interval);
        last = interval;
      }
      return lastPeriod;
    }
  }

  /**
   * Maps a region to its ancestor at the level or, if that is unknown, to its lowest known ancestor
   * above the level, under which it counts as unknown. Versions of a region that share a row become
   * one.
   */
  private final class Places implements CellTable.PlaceMap {
    private final int level;

    Places(String level) {
      this.level = tableSet.gazetteer().levelIndex(level);
    }

    @Override
    public int apply(int region) {
      return tableSet.gazetteer().rowAt(region, level);
    }
  }

  static PeriodGrain grain(TableSet tableSet, Layout layout) {
    return PeriodGrain.of(tableSet.periods(layout.dataset()));
  }
}
