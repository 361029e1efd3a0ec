package org.minetally.summary;

import static java.util.Comparator.naturalOrder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minetally.model.Measure;
import org.minetally.period.Period;
import org.minetally.reconcile.internal.Message;
import org.minetally.region.Gazetteer;
import org.minetally.region.internal.RegionCell;
import org.minetally.summary.internal.CellTable;
import org.minetally.table.Column;
import org.minetally.table.FactTable;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * The cells of one fact table as rows, sorted by period, then region, then the dimensions, so the
 * order is the same on every machine. A measure that no record of a cell reports is NULL, not zero.
 */
final class FactRows {

  private final TableSchema schema;
  private final CellTable cells;
  private final SuppressedCells suppressed;
  private final Gazetteer gazetteer;
  private final int levelIndex;
  private final String level;
  private final List<Measure> measures;
  private final Ranking<Period> periods;
  private final Ranking<RegionCell> regions;
  private final List<Ranking<String>> labels = new ArrayList<>();

  /**
   * Creates the rows of a table of this grain.
   *
   * @param schema the keys of the grain, the number of records, and a number for each sum
   */
  FactRows(TableSchema schema, FactTable table, CellTable cells, Gazetteer gazetteer) {
    this(schema, table, cells, SuppressedCells.NONE, gazetteer);
  }

  /**
   * Creates the rows of a table with suppressed numbers.
   *
   * @param schema with a column that marks rows with suppressed numbers, if suppression is possible
   */
  FactRows(
      TableSchema schema,
      FactTable table,
      CellTable cells,
      SuppressedCells suppressed,
      Gazetteer gazetteer) {
    this.schema = schema;
    this.cells = cells;
    this.suppressed = suppressed;
    this.gazetteer = gazetteer;
    this.measures = measures(schema);
    this.level = table.level();
    levelIndex = gazetteer.levelIndex(level);
    periods =
        Ranking.of(
            cells.size(),
            cells::interval,
            table.period()::periodOf,
            Comparator.comparing(Period::key, Period::compareKeys));
    regions =
        Ranking.of(
            cells.size(),
            cells::region,
            region -> gazetteer.cell((int) region, levelIndex),
            Comparator.comparing(RegionCell::code)
                .thenComparing(RegionCell::parentCode, Comparator.nullsFirst(naturalOrder())));
    for (int i = 0; i < cells.dimensions(); i++) {
      int dimension = i;
      labels.add(
          Ranking.<String>of(
              cells.size(),
              cell -> cells.code(dimension, cell),
              code -> cells.labels(dimension).get((int) code),
              naturalOrder()));
    }
  }

  private static List<Measure> measures(TableSchema schema) {
    Set<String> columns = schema.columns().stream().map(Column::name).collect(Collectors.toSet());
    return Arrays.stream(Measure.values())
        .filter(measure -> measure != Measure.RECORDS && columns.contains(measure.column()))
        .toList();
  }

  /** Returns the rows of a whole table. */
  TableRows rows() {
    return rows(TablePartId.WHOLE);
  }

  /** Returns the rows of the part of a table at this position. */
  TableRows rows(int part) {
    TableRows.Builder rows = new TableRows.Builder(schema, cells.size()).part(part);
    int modeCode = rows.code(gazetteer.mode().label());
    int[] periodIds = periods.codes(rows, Period::id);
    int[] periodKeys = periods.codes(rows, Period::key);
    int[] regionIds = regions.codes(rows, region -> region.id(level));
    int[] regionCodes = regions.codes(rows, RegionCell::code);
    int[] regionNames = regions.codes(rows, RegionCell::name);
    int[] regionLabels = regions.codes(rows, region -> gazetteer.label(levelIndex, region.code()));
    int[] parentCodes = regions.codes(rows, RegionCell::parentCode);
    List<int[]> labelCodes = new ArrayList<>();
    for (Ranking<String> label : labels) {
      labelCodes.add(label.codes(rows, text -> text));
    }
    for (int cell : order()) {
      Period period = periods.value(cell);
      int when = periods.rank(cell);
      int where = regions.rank(cell);
      rows.row()
          .textCode(periodIds[when])
          .textCode(regionIds[where])
          .textCode(periodKeys[when])
          .days(period)
          .textCode(regionCodes[where])
          .textCode(regionNames[where])
          .textCode(regionLabels[where])
          .textCode(parentCodes[where])
          .textCode(modeCode);
      for (int i = 0; i < labelCodes.size(); i++) {
        rows.textCode(labelCodes.get(i)[labels.get(i).rank(cell)]);
      }
      figures(cell, rows);
    }
    return rows.build();
  }

  private void figures(int cell, TableRows.Builder rows) {
    rows.number(suppressed.hidesRecords(cell) ? TableRows.NO_NUMBER : cells.records(cell));
    for (int i = 0; i < cells.measures(); i++) {
      long sum = cells.sum(i, cell);
      boolean none = sum == Measure.NOT_REPORTED || suppressed.hidesSum(i, cell);
      rows.number(none ? TableRows.NO_NUMBER : sum);
    }
    if (suppressed.isPossible()) {
      rows.flag(suppressed.hidesAny(cell));
    }
  }

  /** Returns the periods that occur. */
  Set<Period> periods() {
    return periods.distinct();
  }

  /** Returns the region cells that occur. */
  Set<RegionCell> regions() {
    return regions.distinct();
  }

  /** Returns the table's own totals, for the reconciliation. */
  Message.FactTableTotals message(int number) {
    SortedMap<Measure, Long> shown = new TreeMap<>();
    SortedMap<Measure, Long> hidden = new TreeMap<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      (suppressed.hidesRecords(cell) ? hidden : shown)
          .merge(Measure.RECORDS, cells.records(cell), Math::addExact);
      for (int i = 0; i < measures.size(); i++) {
        long sum = cells.sum(i, cell);
        if (sum != Measure.NOT_REPORTED) {
          (suppressed.hidesSum(i, cell) ? hidden : shown)
              .merge(measures.get(i), sum, Math::addExact);
        }
      }
    }
    return new Message.FactTableTotals(
        number, cells.size(), shown, hidden, periods.distinct(), regions.distinct());
  }

  /**
   * Returns the cells' numbers in the order of the rows: a stable counting sort by each part of the
   * key, the last part first.
   */
  private int[] order() {
    int[] order = IntStream.range(0, cells.size()).toArray();
    for (int i = labels.size() - 1; i >= 0; i--) {
      order = labels.get(i).sort(order);
    }
    return periods.sort(regions.sort(order));
  }
}
