package org.minetally.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;

/**
 * What the report shows of one dataset. All its figures are sums over rows of one fact table each,
 * the smallest that has what is asked for.
 *
 * @param id the dataset
 * @param isoYears whether years are those of ISO weeks, since nothing else is published
 * @param measures the columns of measures that are reported anywhere, records last
 * @param totals the sum of each
 * @param trends for each period type that is published, and for years
 * @param levels for each region level that is published
 * @param breakdowns for each dimension that is published
 * @param precision how precisely the records are dated and placed
 * @param coverage of which years and places there are records
 */
record DatasetSection(
    String id,
    boolean isoYears,
    List<String> measures,
    NavigableMap<String, BigDecimal> totals,
    List<Trend> trends,
    List<LevelSection> levels,
    List<Breakdown> breakdowns,
    Precision precision,
    List<Coverage> coverage) {

  private static final Comparator<FactTable> SMALLEST =
      Comparator.comparingLong(FactTable::rows).thenComparing(FactTable::name);

  /** From the finest period type to the coarsest. */
  private static final List<String> PERIODS = List.of("day", "week", "month", "quarter", "year");

  /** The sums of one key: a period, or a member of a dimension. */
  record Entry(String key, NavigableMap<String, BigDecimal> values) {}

  /** A dataset in the course of time; imprecise are the periods that are known in part. */
  record Trend(String period, List<Entry> exact, List<Entry> imprecise) {}

  /** A dataset by the members of one dimension. */
  record Breakdown(String dimension, List<Entry> members) {}

  /** Records by how precisely they are dated, and by how precisely they are placed. */
  record Precision(Map<String, BigDecimal> time, Map<String, BigDecimal> place) {}

  /** The section of a dataset, from all of its fact tables, of which there is at least one. */
  static DatasetSection of(Path snapshot, Dataset dataset, List<FactTable> tables, Regions regions)
      throws IOException {
    FactTable smallest = tables.stream().min(SMALLEST).orElseThrow();
    List<Measure> measures = measures(smallest);
    NavigableMap<String, BigDecimal> totals =
        sums(snapshot, smallest, measures, key -> "all")
            .byKey()
            .getOrDefault("all", new TreeMap<>());
    FactTable yearly = yearly(tables);
    List<Trend> trends = trends(snapshot, tables, measures, yearly);
    List<LevelSection> levels = levels(snapshot, tables, measures, regions);
    return new DatasetSection(
        dataset.label(),
        !yearly.hasYears(),
        measures.stream().map(Measure::column).filter(totals::containsKey).toList(),
        totals,
        trends,
        levels,
        breakdowns(snapshot, tables, measures),
        precision(snapshot, tables, regions),
        Coverage.of(trends.get(0).exact().stream().map(Entry::key).toList(), levels, regions));
  }

  /** The table from which years are added up, best one of a period type that lies in years. */
  private static FactTable yearly(List<FactTable> tables) {
    return tables.stream()
        .min(Comparator.comparing(FactTable::hasYears).reversed().thenComparing(SMALLEST))
        .orElseThrow();
  }

  private static List<Measure> measures(FactTable table) {
    List<Measure> measures = new ArrayList<>(table.measures());
    measures.remove(Measure.RECORDS);
    measures.add(Measure.RECORDS);
    return measures;
  }

  private static List<Trend> trends(
      Path snapshot, List<FactTable> tables, List<Measure> measures, FactTable yearly)
      throws IOException {
    List<Trend> trends = new ArrayList<>();
    trends.add(trend("year", sums(snapshot, yearly, measures, Periods::yearOf)));
    for (String period : List.of("quarter", "month", "week", "day")) {
      List<FactTable> having =
          tables.stream().filter(table -> table.period().equals(period)).toList();
      if (!having.isEmpty()) {
        FactTable table = having.stream().min(SMALLEST).orElseThrow();
        trends.add(trend(period, sums(snapshot, table, measures, key -> key)));
      }
    }
    return trends;
  }

  private static Trend trend(String period, Sums sums) {
    List<Entry> exact = new ArrayList<>();
    List<Entry> imprecise = new ArrayList<>();
    sums.byKey()
        .forEach(
            (key, values) ->
                (Periods.isExact(key) ? exact : imprecise).add(new Entry(key, values)));
    return new Trend(period, exact, imprecise);
  }

  private interface Key {
    String of(String period);
  }

  private static Sums sums(Path snapshot, FactTable table, List<Measure> measures, Key key)
      throws IOException {
    SnapshotTable rows =
        SnapshotTable.read(snapshot, table.name(), columns("period_key", measures));
    Sums sums = new Sums(measures);
    for (int row = 0; row < rows.rows(); row++) {
      sums.add(key.of(rows.text("period_key", row)), rows, row);
    }
    return sums;
  }

  private static List<String> columns(String first, List<Measure> measures) {
    List<String> columns = new ArrayList<>();
    columns.add(first);
    measures.forEach(measure -> columns.add(measure.column()));
    return columns;
  }

  private static List<LevelSection> levels(
      Path snapshot, List<FactTable> tables, List<Measure> measures, Regions regions)
      throws IOException {
    List<String> names =
        tables.stream()
            .map(FactTable::level)
            .distinct()
            .sorted(Comparator.comparingInt(regions::depth))
            .toList();
    List<LevelSection> levels = new ArrayList<>();
    for (String level : names) {
      FactTable table = yearly(tables.stream().filter(any -> any.level().equals(level)).toList());
      levels.add(LevelSection.of(snapshot, table, measures));
    }
    return levels;
  }

  private static List<Breakdown> breakdowns(
      Path snapshot, List<FactTable> tables, List<Measure> measures) throws IOException {
    List<Breakdown> breakdowns = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      List<FactTable> having =
          tables.stream().filter(table -> table.dimensions().contains(dimension)).toList();
      if (having.isEmpty()) {
        continue;
      }
      FactTable table = having.stream().min(SMALLEST).orElseThrow();
      SnapshotTable rows =
          SnapshotTable.read(snapshot, table.name(), columns(dimension.column(), measures));
      Sums sums = new Sums(measures);
      for (int row = 0; row < rows.rows(); row++) {
        sums.add(rows.text(dimension.column(), row), rows, row);
      }
      List<Entry> members = new ArrayList<>();
      sums.byKey().forEach((member, values) -> members.add(new Entry(member, values)));
      breakdowns.add(new Breakdown(dimension.column(), members));
    }
    return breakdowns;
  }

  private static Precision precision(Path snapshot, List<FactTable> tables, Regions regions)
      throws IOException {
    FactTable finest =
        tables.stream()
            .min(
                Comparator.comparingInt((FactTable table) -> PERIODS.indexOf(table.period()))
                    .thenComparing(SMALLEST))
            .orElseThrow();
    FactTable lowest =
        tables.stream()
            .max(
                Comparator.comparingInt((FactTable table) -> regions.depth(table.level()))
                    .thenComparing(SMALLEST.reversed()))
            .orElseThrow();
    NavigableMap<String, BigDecimal> time =
        count(snapshot, finest, "period_key", key -> Periods.precision(key, finest.period()));
    NavigableMap<String, BigDecimal> place =
        count(
            snapshot, lowest, "region_code", code -> LevelSection.precision(code, lowest.level()));
    return new Precision(time, place);
  }

  private static NavigableMap<String, BigDecimal> count(
      Path snapshot, FactTable table, String column, Key key) throws IOException {
    SnapshotTable rows =
        SnapshotTable.read(snapshot, table.name(), List.of(column, Measure.RECORDS.column()));
    NavigableMap<String, BigDecimal> records = new TreeMap<>();
    for (int row = 0; row < rows.rows(); row++) {
      BigDecimal value = rows.number(Measure.RECORDS.column(), row);
      records.merge(key.of(rows.text(column, row)), value, BigDecimal::add);
    }
    return records;
  }
}
