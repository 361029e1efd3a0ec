package org.minetally.summary;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.period.Period;
import org.minetally.region.Gazetteer;
import org.minetally.summary.internal.CellTable;
import org.minetally.table.SummaryTable;

/**
 * Divides the cells of a summary table by region: the running figures of a region need all its
 * periods, but no other region. The part depends on the region's code alone.
 */
final class SummaryParts {

  /** A part of a table with ten thousand regions and monthly rows over 30 years has 60,000 rows. */
  private static final int PARTS = 64;

  private final Gazetteer gazetteer;
  private final SummaryTable table;
  private final int level;
  private final Map<Integer, Integer> parts = new HashMap<>();
  private final Map<Long, Period> periods = new HashMap<>();

  SummaryParts(Gazetteer gazetteer, SummaryTable table) {
    this.gazetteer = gazetteer;
    this.table = table;
    this.level = gazetteer.levelIndex(table.level());
  }

  /** Returns the cells of each part. */
  SortedMap<Integer, CellTable> divide(CellTable cells) {
    return cells.divide(cell -> parts.computeIfAbsent(cells.region(cell), this::part));
  }

  private int part(int region) {
    return Math.floorMod(gazetteer.cell(region, level).code().hashCode(), PARTS);
  }

  /** Returns when the records of these cells begin and end. */
  SummaryFrame frame(CellTable cells) {
    SummaryFrame frame = SummaryFrame.NONE;
    for (int cell = 0; cell < cells.size(); cell++) {
      frame =
          frame.and(
              SummaryFrame.of(
                  periods.computeIfAbsent(cells.interval(cell), table.period()::periodOf),
                  has(cells, cell, SummaryMeasure.CASUALTY_RECORDS),
                  has(cells, cell, SummaryMeasure.DETECTION_RECORDS)));
    }
    return frame;
  }

  private static boolean has(CellTable cells, int cell, SummaryMeasure records) {
    return cells.sum(records.position(), cell) != Measure.NOT_REPORTED;
  }
}
