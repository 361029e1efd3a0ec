package org.minetally.summary;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.internal.PeriodSpan;
import org.minetally.reconcile.internal.Message;
import org.minetally.region.Gazetteer;
import org.minetally.region.internal.RegionCell;
import org.minetally.summary.internal.CellTable;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * The cells of one summary table as rows, sorted by period, then region. There is a row wherever
 * either dataset has records. By month, quarter and year there are also the rows of {@link
 * CarriedPeriods}, with running figures only; in these tables, buckets have no running figures.
 */
final class SummaryRows {

  /** A row without records is not compared with other periods. */
  private static final List<Optional<Period>> NOT_COMPARED =
      List.of(Optional.empty(), Optional.empty());

  private static final NavigableMap<Integer, FigureSet> NO_WINDOWS =
      Collections.unmodifiableNavigableMap(new TreeMap<>());

  private final SummaryTable table;
  private final TableSchema schema;
  private final boolean suppresses;
  private final int provisionalDays;
  private final Gazetteer gazetteer;
  private final SummaryRates rates;
  private final SortedMap<Period, SortedMap<String, SummaryRow>> rows =
      new TreeMap<>(Comparator.comparing(Period::key, Period::compareKeys));

  /** By the region's code: a region stays the same if its parent changes. */
  private final SortedMap<String, RegionHistory> histories = new TreeMap<>();

  /** The suppressed figures in the same shape: a number above 0 for a suppressed figure. */
  private final SortedMap<String, RegionHistory> suppressedHistories = new TreeMap<>();

  /** The suppressed cumulative totals, by the region's code, then by day. */
  private final Map<String, NavigableMap<Integer, FigureSet>> hiddenUntilEnd = new HashMap<>();

  /**
   * The suppressed sums over twelve months, by the region's code, then by the first day of the last
   * period.
   */
  private final Map<String, NavigableMap<Integer, FigureSet>> hiddenMonths = new HashMap<>();

  private SummaryFrame frame;

  /**
   * Creates the rows of these cells.
   *
   * @param cells without dimensions, with {@link SummaryMeasure}s
   * @param suppressed the suppressed figures in the rows; none without suppression
   * @param windows the suppressed figures in the sums over time; none without suppression
   * @param others what is known of cells that are not among these; the newest date is always that
   *     of all records of the run
   */
  SummaryRows(
      TableSet tableSet,
      SummaryTable table,
      CellTable cells,
      SuppressedRows suppressed,
      SuppressedWindows windows,
      SummaryFrame others) {
    this.table = table;
    this.schema = tableSet.schema(table);
    this.suppresses = tableSet.suppression().isEnabled();
    this.frame = others;
    this.provisionalDays = tableSet.summaries().provisionalDays();
    this.gazetteer = tableSet.gazetteer();
    this.rates = new SummaryRates(gazetteer, gazetteer.levelIndex(table.level()));
    for (int cell = 0; cell < cells.size(); cell++) {
      row(cells, cell, tableSet.gazetteer()).add(cells, cell);
    }
    for (int cell = 0; cell < suppressed.cells().size(); cell++) {
      row(suppressed.cells(), cell, tableSet.gazetteer()).hide(suppressed.figures(cell));
    }
    for (int cell = 0; cell < windows.cells().size(); cell++) {
      hideWindow(windows, cell, tableSet.gazetteer());
    }
    rows.forEach((period, all) -> all.forEach((code, row) -> enter(period, code, row)));
    histories.values().forEach(RegionHistory::close);
    if (table.hasTwelveMonths()) {
      carry();
    }
  }

  /** Adds the rows of periods in which a region has no records. */
  private void carry() {
    Map<String, NavigableMap<Period, SummaryRow>> byRegion = new TreeMap<>();
    rows.forEach(
        (period, all) ->
            all.forEach(
                (code, row) ->
                    byRegion
                        .computeIfAbsent(
                            code, any -> new TreeMap<>(Comparator.comparing(Period::endDay)))
                        .putIfAbsent(period, row)));
    CarriedPeriods periods =
        new CarriedPeriods(table.period(), List.copyOf(rows.keySet()), frame.lastDay());
    byRegion.forEach(
        (code, own) -> {
          SummaryRegion place = own.firstEntry().getValue().place();
          for (Period period : periods.of(own.keySet())) {
            place = place.at(period);
            SummaryRegion now = place;
            rows.computeIfAbsent(period, any -> new TreeMap<>())
                .computeIfAbsent(code, any -> SummaryRow.carried(now));
          }
        });
  }

  private SummaryRow row(CellTable cells, int cell, Gazetteer gazetteer) {
    int level = gazetteer.levelIndex(table.level());
    return rows.computeIfAbsent(
            table.period().periodOf(cells.interval(cell)), period -> new TreeMap<>())
        .computeIfAbsent(
            gazetteer.cell(cells.region(cell), level).code(),
            code -> new SummaryRow(new SummaryRegion(gazetteer, level)));
  }

  private void hideWindow(SuppressedWindows windows, int cell, Gazetteer gazetteer) {
    String region =
        gazetteer.cell(windows.cells().region(cell), gazetteer.levelIndex(table.level())).code();
    int day = DateInterval.endDay(windows.cells().interval(cell));
    windows
        .untilEnd(cell)
        .ifPresent(
            figures ->
                hiddenUntilEnd
                    .computeIfAbsent(region, code -> new TreeMap<>())
                    .merge(day, figures, FigureSet::union));
    windows
        .twelveMonths(cell)
        .ifPresent(
            figures ->
                hiddenMonths
                    .computeIfAbsent(region, code -> new TreeMap<>())
                    .merge(day, figures, FigureSet::union));
  }

  private void enter(Period period, String region, SummaryRow row) {
    long[] sums = row.sums();
    histories.computeIfAbsent(region, code -> new RegionHistory()).enter(period, sums);
    if (suppresses) {
      suppressedHistories
          .computeIfAbsent(region, code -> new RegionHistory())
          .enter(period, row.suppressed());
    }
    frame =
        frame.and(
            SummaryFrame.of(
                period,
                sums[SummaryMeasure.CASUALTY_RECORDS.position()] != Measure.NOT_REPORTED,
                sums[SummaryMeasure.DETECTION_RECORDS.position()] != Measure.NOT_REPORTED));
  }

  TableRows rows() {
    return rows(rows, TablePartId.WHOLE);
  }

  /** Passes on the rows of each {@linkplain PeriodSpan span of time} as a part of the table. */
  void giveParts(Consumer<TableRows> parts) {
    SortedMap<Integer, SortedMap<Period, SortedMap<String, SummaryRow>>> spans = new TreeMap<>();
    rows.forEach(
        (period, all) ->
            spans
                .computeIfAbsent(
                    PeriodSpan.of(
                        table.period(), DateInterval.pack(period.startDay(), period.endDay())),
                    span -> new TreeMap<>(rows.comparator()))
                .put(period, all));
    spans.forEach((span, of) -> parts.accept(rows(of, span)));
  }

  private TableRows rows(SortedMap<Period, SortedMap<String, SummaryRow>> some, int part) {
    TableRows.Builder to = new TableRows.Builder(schema, size(some)).part(part);
    some.forEach((period, all) -> all.values().forEach(row -> write(to, period, row)));
    return to.build();
  }

  /** Returns the table's own totals, for the reconciliation. */
  Message.SummaryTableTotals message(int number) {
    SortedMap<String, Long> shown = new TreeMap<>();
    SortedMap<String, Long> hidden = new TreeMap<>();
    Set<RegionCell> regions = new HashSet<>();
    for (Map<String, SummaryRow> all : rows.values()) {
      for (SummaryRow row : all.values()) {
        regions.add(row.place().cell());
        for (SummaryMeasure measure : SummaryMeasure.values()) {
          long sum = of(row.sums(), measure);
          if (sum != Measure.NOT_REPORTED) {
            (of(row.suppressed(), measure) > 0 ? hidden : shown)
                .merge(measure.column(), sum, Math::addExact);
          }
        }
      }
    }
    return new Message.SummaryTableTotals(
        number, size(rows), shown, hidden, rows.keySet(), regions);
  }

  private static int size(SortedMap<Period, SortedMap<String, SummaryRow>> rows) {
    return rows.values().stream().mapToInt(Map::size).sum();
  }

  private void write(TableRows.Builder to, Period period, SummaryRow row) {
    RegionCell region = row.place().cell();
    to.row()
        .text(period.id())
        .text(region.id(table.level()))
        .text(period.key())
        .days(period)
        .text(region.code())
        .text(region.name())
        .text(gazetteer.label(gazetteer.levelIndex(table.level()), region.code()))
        .text(region.parentCode())
        .text(gazetteer.mode().label())
        .flag(frame.dataEnd().isPartial(period).orElse(null))
        .flag(frame.dataEnd().isProvisional(period, provisionalDays).orElse(null));
    RowMask mask = new RowMask();
    long[] shown = mask.over(row.sums(), row.suppressed());
    figures(to, shown);
    rates.write(to, period, region.code(), shown);
    overTime(to, period, region.code(), mask);
    if (suppresses) {
      to.flag(mask.hasHidden());
    }
  }

  /**
   * Writes changes and sums over time. A change is suppressed if one of its two figures is; a sum
   * over time is suppressed separately.
   */
  private void overTime(TableRows.Builder to, Period period, String region, RowMask mask) {
    RegionHistory history = histories.get(region);
    RegionHistory hidden = suppressedHistories.getOrDefault(region, new RegionHistory());
    cumulative(to, period, region, mask);
    boolean isCarried = table.hasTwelveMonths() && !history.has(period);
    for (Optional<Period> before :
        isCarried ? NOT_COMPARED : List.of(period.previous(), period.yearBefore())) {
      write(
          to,
          mask.over(
              history.change(period, before), hidden.at(Optional.of(period)), hidden.at(before)),
          SummaryMeasure.changing());
    }
    if (table.hasTwelveMonths()) {
      FigureSet months =
          period.exact()
              ? hiddenMonths
                  .getOrDefault(region, NO_WINDOWS)
                  .getOrDefault(period.startDay(), FigureSet.NONE)
              : FigureSet.NONE;
      write(
          to,
          mask.over(history.twelveMonths(period, this::firstDay), months.flags()),
          SummaryMeasure.cumulative());
    }
  }

  private void cumulative(TableRows.Builder to, Period period, String region, RowMask mask) {
    boolean isRunning = period.exact() || !table.hasTwelveMonths();
    // A total does not change between two ends.
    Map.Entry<Integer, FigureSet> hidden =
        isRunning
            ? hiddenUntilEnd.getOrDefault(region, NO_WINDOWS).floorEntry(period.endDay())
            : null;
    write(
        to,
        mask.over(
            isRunning ? histories.get(region).cumulative(period) : RegionHistory.nothing(),
            (hidden == null ? FigureSet.NONE : hidden.getValue()).flags()),
        SummaryMeasure.cumulative());
  }

  private int firstDay(SummaryMeasure measure) {
    return frame.firstDay(measure.dataset());
  }

  /** Writes the sums in the order of the schema, each share after its denominator. */
  private static void figures(TableRows.Builder to, long[] sums) {
    for (SummaryMeasure measure : SummaryMeasure.values()) {
      if (measure == SummaryMeasure.CIVILIANS) {
        long killed = of(sums, SummaryMeasure.KILLED);
        long injured = of(sums, SummaryMeasure.INJURED);
        boolean both = killed != Measure.NOT_REPORTED && injured != Measure.NOT_REPORTED;
        long known = both ? Math.addExact(killed, injured) : Measure.NOT_REPORTED;
        to.number(number(known));
        ratio(to, killed, known, 1);
      }
      to.number(number(of(sums, measure)));
      if (measure == SummaryMeasure.STATUS_KNOWN) {
        share(to, sums, SummaryMeasure.CIVILIANS, measure, 1);
      }
      if (measure == SummaryMeasure.AGE_KNOWN) {
        share(to, sums, SummaryMeasure.CHILDREN, measure, 1);
      }
    }
    share(to, sums, SummaryMeasure.VICTIMS, SummaryMeasure.ITEMS, 1000);
  }

  private static void share(
      TableRows.Builder to, long[] sums, SummaryMeasure part, SummaryMeasure of, int times) {
    ratio(to, of(sums, part), of(sums, of), times);
  }

  /** Writes a ratio. A negative correction can make a share meaningless; it is then NULL. */
  private static void ratio(TableRows.Builder to, long part, long of, int times) {
    boolean share = part <= of || times > 1;
    to.ratio(share ? number(part) : TableRows.NO_NUMBER, number(of), times);
  }

  private static void write(TableRows.Builder to, long[] sums, List<SummaryMeasure> measures) {
    measures.forEach(measure -> to.number(number(of(sums, measure))));
  }

  private static long of(long[] sums, SummaryMeasure measure) {
    return sums[measure.position()];
  }

  private static long number(long sum) {
    return sum == Measure.NOT_REPORTED ? TableRows.NO_NUMBER : sum;
  }
}
