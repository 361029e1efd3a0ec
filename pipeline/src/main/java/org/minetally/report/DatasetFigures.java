package org.minetally.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.report.DatasetSection.Breakdown;
import org.minetally.report.DatasetSection.Entry;
import org.minetally.report.DatasetSection.Precision;
import org.minetally.report.DatasetSection.Trend;

/**
 * Sums the published tables of a dataset. Without suppression, all tables with the required columns
 * give the same sum, so the smallest is read. With suppression, one table may show what another
 * suppresses, so all are read and the most precise figure is used.
 */
final class DatasetFigures {

  private static final Comparator<ReportTable> SMALLEST =
      Comparator.comparingLong(ReportTable::rows).thenComparing(ReportTable::name);

  /** The period types, finest first. */
  private static final List<String> PERIODS = List.of("day", "week", "month", "quarter", "year");

  private static final String PERIOD = "period_key";
  private static final String REGION = "region_code";
  private static final String ALL = "all";

  /** The number of members shown per dimension and measure, largest first. */
  private static final int MOST_MEMBERS = 25;

  private final Regions regions;
  private final List<ReportTable> tables;
  private final List<Measure> measures;
  private final ReportRows facts;

  /** Creates the figures of these measures. */
  DatasetFigures(Snapshot snapshot, List<ReportTable> tables, List<Measure> measures) {
    this.regions = snapshot.regions();
    this.tables = List.copyOf(tables);
    this.measures = List.copyOf(measures);
    this.facts = new ReportRows(snapshot, measures);
  }

  /** Returns the figures of all measures in the tables, records last. */
  static DatasetFigures of(Snapshot snapshot, List<ReportTable> tables) {
    List<Measure> measures =
        new ArrayList<>(tables.stream().min(SMALLEST).orElseThrow().measures());
    measures.remove(Measure.RECORDS);
    measures.add(Measure.RECORDS);
    return new DatasetFigures(snapshot, tables, measures);
  }

  private interface Key {
    String of(String text);
  }

  /** Returns the measures, records last. */
  List<Measure> measures() {
    return measures;
  }

  /** Returns whether small counts are suppressed. */
  boolean suppress() {
    return tables.stream().anyMatch(ReportTable::suppresses);
  }

  /** Returns whether any table can be summed by calendar year. */
  boolean hasYears() {
    return tables.stream().anyMatch(ReportTable::hasYears);
  }

  NavigableMap<String, DisplayedFigure> totals() throws IOException {
    SumsByKey totals = sums(useful(tables), PERIOD, key -> ALL);
    if (suppress()) {
      // The most precise table may differ from year to year.
      totals.improve(sums(useful(yearly(tables)), PERIOD, Periods::yearOf).total(ALL));
    }
    return totals.byKey().getOrDefault(ALL, new TreeMap<>());
  }

  List<Trend> trends() throws IOException {
    List<Trend> trends = new ArrayList<>();
    trends.add(trend("year", sums(useful(yearly(tables)), PERIOD, Periods::yearOf)));
    for (String period : List.of("quarter", "month", "week", "day")) {
      List<ReportTable> having =
          tables.stream().filter(table -> table.period().equals(period)).toList();
      if (!having.isEmpty()) {
        trends.add(trend(period, sums(useful(having), PERIOD, key -> key)));
      }
    }
    return trends;
  }

  private static Trend trend(String period, SumsByKey sums) {
    List<Entry> exact = new ArrayList<>();
    List<Entry> imprecise = new ArrayList<>();
    sums.byKey()
        .forEach(
            (key, values) ->
                (Periods.isExact(key) ? exact : imprecise).add(new Entry(key, values)));
    return new Trend(period, exact, imprecise);
  }

  List<LevelSection> levels() throws IOException {
    List<String> names =
        tables.stream()
            .map(ReportTable::level)
            .distinct()
            .sorted(Comparator.comparingInt(regions::depth))
            .toList();
    List<LevelSection> levels = new ArrayList<>();
    for (String level : names) {
      List<ReportTable> having =
          tables.stream().filter(table -> table.level().equals(level)).toList();
      levels.add(LevelSection.of(facts, useful(yearly(having)), this::newSums));
    }
    return levels;
  }

  List<Breakdown> breakdowns() throws IOException {
    List<Breakdown> breakdowns = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      List<ReportTable> having =
          tables.stream().filter(table -> table.dimensions().contains(dimension)).toList();
      if (!having.isEmpty()) {
        SumsByKey best = newSums();
        for (ReportTable table : useful(having)) {
          SumsByKey sums = newSums();
          String column = dimension.column();
          facts.each(table, List.of(column), row -> sums.add(row.text(column), row));
          best.improve(sums);
        }
        breakdowns.add(breakdown(dimension, best.byKey()));
      }
    }
    return breakdowns;
  }

  /** Keeps the members with the largest shown figures; suppressed members follow in key order. */
  private Breakdown breakdown(
      Dimension dimension, NavigableMap<String, NavigableMap<String, DisplayedFigure>> byKey) {
    Set<String> largest = new TreeSet<>();
    for (Measure measure : measures) {
      byKey.keySet().stream()
          .filter(key -> byKey.get(key).containsKey(measure.column()))
          .sorted(Comparator.comparing(key -> rank(byKey.get(key).get(measure.column()))))
          .limit(MOST_MEMBERS)
          .forEach(largest::add);
    }
    List<Entry> members = largest.stream().map(key -> new Entry(key, byKey.get(key))).toList();
    return new Breakdown(dimension.column(), members, byKey.size() - members.size());
  }

  private static BigDecimal rank(DisplayedFigure figure) {
    return figure.isExact() ? figure.shown().negate() : BigDecimal.ONE;
  }

  Precision precision() throws IOException {
    int finest = tables.stream().mapToInt(DatasetFigures::fineness).min().orElseThrow();
    int lowest = tables.stream().mapToInt(this::depth).max().orElseThrow();
    List<ReportTable> byTime = tables.stream().filter(t -> fineness(t) == finest).toList();
    List<ReportTable> byPlace = tables.stream().filter(t -> depth(t) == lowest).toList();
    String period = byTime.get(0).period();
    String level = byPlace.get(0).level();
    return new Precision(
        records(sums(useful(byTime), PERIOD, key -> Periods.precision(key, period)).byKey()),
        records(
            sums(useful(byPlace), REGION, code -> LevelSection.precision(code, level)).byKey()));
  }

  private static int fineness(ReportTable table) {
    return PERIODS.indexOf(table.period());
  }

  private int depth(ReportTable table) {
    return regions.depth(table.level());
  }

  private static Map<String, DisplayedFigure> records(
      NavigableMap<String, NavigableMap<String, DisplayedFigure>> byKey) {
    NavigableMap<String, DisplayedFigure> records = new TreeMap<>();
    byKey.forEach((key, sums) -> records.put(key, sums.get(Measure.RECORDS.column())));
    return records;
  }

  /** Returns the tables that can be summed by calendar year; all tables if there are none. */
  private static List<ReportTable> yearly(List<ReportTable> tables) {
    List<ReportTable> yearly = tables.stream().filter(ReportTable::hasYears).toList();
    return yearly.isEmpty() ? tables : yearly;
  }

  /** Returns the tables worth reading, out of tables that give the same sums. */
  private List<ReportTable> useful(List<ReportTable> same) {
    List<ReportTable> sorted = same.stream().sorted(SMALLEST).toList();
    return suppress() ? sorted : sorted.subList(0, 1);
  }

  private SumsByKey newSums() {
    return new SumsByKey(measures, suppress());
  }

  private SumsByKey sums(List<ReportTable> same, String column, Key key) throws IOException {
    SumsByKey best = newSums();
    for (ReportTable table : same) {
      SumsByKey sums = newSums();
      facts.eachCell(table, List.of(column), row -> sums.add(key.of(row.text(column)), row));
      best.improve(sums);
    }
    return best;
  }
}
