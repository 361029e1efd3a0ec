package org.minetally.summary;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.quality.Report;
import org.minetally.region.Gazetteer;
import org.minetally.region.RegionCell;
import org.minetally.table.SummaryMeasure;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * The cells of one summary table as its rows, sorted by period, then region. There is a row where
 * either dataset has records, and none elsewhere; nothing is filled in.
 */
final class SummaryRows {

  private final SummaryTable table;
  private final int provisionalDays;
  private final DataEnd dataEnd;
  private final String mode;
  private final SortedMap<Period, SortedMap<String, Row>> rows =
      new TreeMap<>(Comparator.comparing(Period::key));

  /** By the region's code: a region stays the same when it comes to another one above it. */
  private final SortedMap<String, RegionHistory> histories = new TreeMap<>();

  private final Map<Dataset, Integer> firstDays = new EnumMap<>(Dataset.class);

  /** What is known of a region in a period. */
  private static final class Row {
    private final SummaryPlace place;
    private final long[] sums = RegionHistory.nothing();

    Row(SummaryPlace place) {
      this.place = place;
    }

    void add(CellTable cells, int cell) {
      place.add(cells.region(cell));
      for (int i = 0; i < sums.length; i++) {
        sums[i] = Measure.add(sums[i], cells.sum(i, cell));
      }
    }
  }

  /**
   * The rows of these cells.
   *
   * @param cells without dimensions, with {@link SummaryMeasure}s
   * @param dataEnd how far the run's records reach
   * @param provisionalDays how many days before that a period is provisional; 0 if not said
   */
  SummaryRows(
      SummaryTable table,
      CellTable cells,
      Gazetteer gazetteer,
      DataEnd dataEnd,
      int provisionalDays) {
    this.table = table;
    this.dataEnd = dataEnd;
    this.provisionalDays = provisionalDays;
    this.mode = gazetteer.mode().label();
    int level = gazetteer.levelIndex(table.level());
    for (int cell = 0; cell < cells.size(); cell++) {
      Period period = table.period().periodOf(cells.interval(cell));
      int region = cells.region(cell);
      rows.computeIfAbsent(period, p -> new TreeMap<>())
          .computeIfAbsent(
              gazetteer.cell(region, level).code(),
              code -> new Row(new SummaryPlace(gazetteer, level)))
          .add(cells, cell);
    }
    rows.forEach((period, all) -> all.forEach((code, row) -> enter(period, code, row.sums)));
    histories.values().forEach(RegionHistory::close);
  }

  private void enter(Period period, String region, long[] sums) {
    histories.computeIfAbsent(region, code -> new RegionHistory()).enter(period, sums);
    if (period.exact()) {
      if (sums[SummaryMeasure.CASUALTY_RECORDS.position()] != Measure.NOT_REPORTED) {
        firstDays.merge(Dataset.CASUALTIES, period.startDay(), Math::min);
      }
      if (sums[SummaryMeasure.DETECTION_RECORDS.position()] != Measure.NOT_REPORTED) {
        firstDays.merge(Dataset.DETECTIONS, period.startDay(), Math::min);
      }
    }
  }

  TableRows rows() {
    TableSchema schema = TableSchema.of(table);
    TableRows.Builder to = new TableRows.Builder(schema, size());
    rows.forEach((period, all) -> all.values().forEach(row -> write(to, period, row)));
    return to.build();
  }

  /** What the table says of itself, for the check that nothing is lost. */
  Report.Summarised report(int number) {
    SortedMap<String, Long> totals = new TreeMap<>();
    Set<RegionCell> regions = new HashSet<>();
    for (Map<String, Row> all : rows.values()) {
      for (Row row : all.values()) {
        regions.add(row.place.cell());
        for (SummaryMeasure measure : SummaryMeasure.values()) {
          long sum = of(row.sums, measure);
          if (sum != Measure.NOT_REPORTED) {
            totals.merge(measure.column(), sum, Math::addExact);
          }
        }
      }
    }
    return new Report.Summarised(number, size(), totals, rows.keySet(), regions);
  }

  private int size() {
    return rows.values().stream().mapToInt(Map::size).sum();
  }

  private void write(TableRows.Builder to, Period period, Row row) {
    RegionCell region = row.place.cell();
    boolean known = period.startDay() != DateInterval.UNKNOWN.startDay();
    to.row()
        .text(period.id())
        .text(region.id(table.level()))
        .text(period.key())
        .date(known ? period.startDay() : TableRows.NO_DATE)
        .date(known ? period.endDay() : TableRows.NO_DATE)
        .text(region.code())
        .text(region.name())
        .text(region.parentCode())
        .text(mode)
        .text(dataEnd.isProvisional(period, provisionalDays));
    figures(to, row.sums);
    RegionHistory history = histories.get(region.code());
    write(to, history.cumulative(period), SummaryMeasure.cumulative());
    write(to, history.change(period, period.previous()), SummaryMeasure.changing());
    write(to, history.change(period, period.yearBefore()), SummaryMeasure.changing());
    if (table.hasTwelveMonths()) {
      write(to, history.twelveMonths(period, this::firstDay), SummaryMeasure.cumulative());
    }
  }

  private int firstDay(SummaryMeasure measure) {
    return firstDays.getOrDefault(measure.dataset(), Integer.MAX_VALUE);
  }

  /** The sums, each share after its denominator, in the order of the schema. */
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

  /** A correction may be negative; a share that is none because of it is not given. */
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
