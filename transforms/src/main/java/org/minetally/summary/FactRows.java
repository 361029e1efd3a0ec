package org.minetally.summary;

import static java.util.Comparator.naturalOrder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.period.Period;
import org.minetally.reconcile.internal.Message;
import org.minetally.region.Gazetteer;
import org.minetally.region.internal.RegionCell;
import org.minetally.summary.internal.CellTable;
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
  private final String mode;
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
    this.mode = gazetteer.mode().label();
    this.measures = Layout.of(table.dataset(), table.dimensions()).measures();
    this.level = table.level();
    int index = gazetteer.levelIndex(level);
    Function<Integer, RegionCell> regionOf = region -> gazetteer.cell(region, index);
    Function<Long, Period> periodOf = interval -> table.period().periodOf(interval);
    periods =
        Ranking.of(
            cells.size(),
            cells::interval,
            periodOf,
            Comparator.comparing(Period::key, Period::compareKeys));
    regions =
        Ranking.of(
            cells.size(),
            cells::region,
            regionOf,
            Comparator.comparing(RegionCell::code)
                .thenComparing(RegionCell::parentCode, Comparator.nullsFirst(naturalOrder())));
    for (int i = 0; i < cells.dimensions(); i++) {
      int dimension = i;
      labels.add(
          Ranking.<Integer, String>of(
              cells.size(),
              cell -> cells.code(dimension, cell),
              code -> cells.labels(dimension).get(code),
              naturalOrder()));
    }
  }

  /** Returns the rows of a whole table. */
  TableRows rows() {
    return rows(TablePartId.WHOLE);
  }

  /** Returns the rows of the part of a table at this position. */
  TableRows rows(int part) {
    TableRows.Builder rows = new TableRows.Builder(schema, cells.size()).part(part);
    int modeCode = rows.code(mode);
    int[] periodIds = periods.codes(rows, Period::id);
    int[] periodKeys = periods.codes(rows, Period::key);
    int[] regionIds = regions.codes(rows, region -> region.id(level));
    int[] regionCodes = regions.codes(rows, RegionCell::code);
    int[] regionNames = regions.codes(rows, RegionCell::name);
    int[] parentCodes = regions.codes(rows, RegionCell::parentCode);
    for (int cell : order()) {
      Period period = periods.value(cell);
      int when = periods.rank(cell);
      int where = regions.rank(cell);
      boolean dated = period.isDated();
      rows.row()
          .textCode(periodIds[when])
          .textCode(regionIds[where])
          .textCode(periodKeys[when])
          .date(dated ? period.startDay() : TableRows.NO_DATE)
          .date(dated ? period.endDay() : TableRows.NO_DATE)
          .textCode(regionCodes[where])
          .textCode(regionNames[where])
          .textCode(parentCodes[where])
          .textCode(modeCode);
      for (Ranking<String> label : labels) {
        rows.text(label.value(cell));
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
      rows.text(suppressed.hidesAny(cell) ? "yes" : "no");
    }
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

  /**
   * One part of the cells' keys, with the rank of each cell's value among all that occur.
   *
   * @param <V> the part's type
   */
  private static final class Ranking<V> {
    private final List<V> sorted;
    private final int[] ranks;

    private Ranking(List<V> sorted, int[] ranks) {
      this.sorted = sorted;
      this.ranks = ranks;
    }

    static <C, V> Ranking<V> of(
        int cells, IntFunction<C> code, Function<C, V> value, Comparator<V> comparator) {
      Map<C, V> values = new HashMap<>();
      List<C> codes = new ArrayList<>(cells);
      for (int cell = 0; cell < cells; cell++) {
        C of = code.apply(cell);
        codes.add(of);
        values.computeIfAbsent(of, value);
      }
      List<V> sorted = values.values().stream().distinct().sorted(comparator).toList();
      Map<V, Integer> rankOf = new HashMap<>();
      for (int rank = 0; rank < sorted.size(); rank++) {
        rankOf.put(sorted.get(rank), rank);
      }
      Map<C, Integer> rankOfCode = new HashMap<>();
      values.forEach((of, v) -> rankOfCode.put(of, rankOf.get(v)));
      return new Ranking<>(sorted, codes.stream().mapToInt(rankOfCode::get).toArray());
    }

    V value(int cell) {
      return sorted.get(ranks[cell]);
    }

    int rank(int cell) {
      return ranks[cell];
    }

    /** Returns the code of each value's text, by rank: looked up once per value, not per row. */
    int[] codes(TableRows.Builder rows, Function<V, String> text) {
      return sorted.stream()
          .map(text)
          .mapToInt(given -> given == null ? TableRows.NO_TEXT : rows.code(given))
          .toArray();
    }

    Set<V> distinct() {
      return Set.copyOf(sorted);
    }

    int[] sort(int[] order) {
      int[] starts = new int[sorted.size() + 1];
      for (int cell : order) {
        starts[ranks[cell] + 1]++;
      }
      Arrays.parallelPrefix(starts, Integer::sum);
      int[] result = new int[order.length];
      for (int cell : order) {
        result[starts[ranks[cell]]++] = cell;
      }
      return result;
    }
  }
}
