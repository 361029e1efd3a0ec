package org.minetally.summary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minetally.model.Dataset;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;
import org.minetally.region.Gazetteer;
import org.minetally.region.internal.RegionCell;
import org.minetally.summary.internal.CellTable;
import org.minetally.summary.internal.suppression.Atom;
import org.minetally.summary.internal.suppression.PublishedMeasure;
import org.minetally.summary.internal.suppression.SafeGroups;
import org.minetally.summary.internal.suppression.SuppressionHistory;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;

/**
 * Decides which numbers of people each table suppresses, so that no small count can be computed
 * from all tables together. Every casualty figure in any table is a sum over some of the atoms used
 * here.
 */
final class TableSuppression {

  private final TableSet tableSet;
  private final Layout layout;
  private final List<Integer> levels;
  private final CellTable atoms;
  private final PeopleTables tables;
  private final SafeGroups groups;
  private final List<List<Integer>> sums;

  /**
   * The number of figures that are suppressed only because of what earlier snapshots have shown.
   */
  private final long added;

  /**
   * Creates the decision for these casualties.
   *
   * @param finest all cells of the run
   * @param history what earlier snapshots have shown
   * @throws IllegalStateException if a cell's count is negative; jobs with suppression that could
   *     have one are rejected
   */
  TableSuppression(TableSet tableSet, CellTable finest, SuppressionHistory history) {
    this.tableSet = tableSet;
    this.layout = tableSet.layouts().of(Dataset.CASUALTIES);
    this.levels = levels();
    this.atoms = atoms(finest);
    this.tables = PeopleTables.of(tableSet, atoms);
    this.sums = sums();
    List<PublishedMeasure> views = tables.views();
    List<Atom> described = described();
    this.groups = groups(history, described).in(views);
    this.added = history.isEmpty() ? 0 : added(groups(SuppressionHistory.NONE, described), views);
  }

  private SafeGroups groups(SuppressionHistory history, List<Atom> described) {
    return SafeGroups.after(
        history, described, parts(), uneven(), tableSet.suppression().minimumCount());
  }

  private long added(SafeGroups alone, List<PublishedMeasure> views) {
    SafeGroups first = alone.in(views);
    long added = 0;
    for (PublishedMeasure view : views) {
      BitSet hidden = groups.hidden(view);
      hidden.andNot(first.hidden(view));
      added += hidden.cardinality();
    }
    return added;
  }

  /**
   * Returns the number of figures that are suppressed only because of what earlier snapshots have
   * shown.
   */
  long added() {
    return added;
  }

  /** Returns what readers know once the tables are published. */
  SuppressionHistory history() {
    return groups.history();
  }

  /** Returns the tables that count casualties. */
  PeopleTables tables() {
    return tables;
  }

  /** Returns the suppressed numbers of a fact table. */
  SuppressedCells of(PeopleTables.Facts table) {
    List<BitSet> hidden = tables.views(table).stream().map(groups::hidden).toList();
    sums.forEach(
        sum ->
            SafeGroups.showDerived(sum.stream().map(measure -> hidden.get(1 + measure)).toList()));
    return SuppressedCells.of(hidden);
  }

  /**
   * Returns lists of measures of which the first is the sum of the others in every cell: victims
   * and the outcomes; records and victims if each record is one victim.
   */
  private List<List<Integer>> sums() {
    List<Integer> outcomes =
        parts().stream().filter(measure -> total(measure) > 0).sorted().toList();
    int victims = layout.measures().indexOf(Measure.VICTIMS);
    List<Integer> first = new ArrayList<>(List.of(victims));
    first.addAll(outcomes);
    List<List<Integer>> candidates =
        List.of(first, List.of(SafeGroups.RECORDS, victims), List.copyOf(first));
    return candidates.stream().filter(this::addsUp).toList();
  }

  private long total(int measure) {
    return IntStream.range(0, atoms.size()).mapToLong(cell -> sum(measure, cell)).sum();
  }

  private boolean addsUp(List<Integer> measures) {
    return IntStream.range(0, atoms.size())
        .allMatch(
            cell ->
                measures.stream().allMatch(measure -> isReported(measure, cell))
                    && value(measures.get(0), cell)
                        == measures.stream().skip(1).mapToLong(m -> value(m, cell)).sum());
  }

  private boolean isReported(int measure, int cell) {
    return measure == SafeGroups.RECORDS || atoms.sum(measure, cell) != Measure.NOT_REPORTED;
  }

  private long value(int measure, int cell) {
    return measure == SafeGroups.RECORDS ? atoms.records(cell) : sum(measure, cell);
  }

  /** Returns the suppressed figures in the rows of a summary table. */
  SuppressedRows rowsOf(PeopleTables.Summary table) {
    return SuppressedRows.of(
        table.cells(), hidden(PeopleTables.people(), measure -> tables.row(table, measure)));
  }

  /** Returns the suppressed figures in a summary table's sums over time. */
  SuppressedWindows windowsOf(PeopleTables.Summary table) {
    return SuppressedWindows.of(
        table.untilEnd(),
        hidden(
            PeopleTables.cumulative(), measure -> tables.window(table, table.untilEnd(), measure)),
        table.months(),
        hidden(
            PeopleTables.cumulative(), measure -> tables.window(table, table.months(), measure)));
  }

  private Map<SummaryMeasure, BitSet> hidden(
      List<SummaryMeasure> measures, Function<SummaryMeasure, PublishedMeasure> view) {
    Map<SummaryMeasure, BitSet> hidden = new EnumMap<>(SummaryMeasure.class);
    measures.forEach(measure -> hidden.put(measure, groups.hidden(view.apply(measure))));
    Map<Integer, BitSet> byNumber = new HashMap<>();
    hidden.forEach(
        (measure, cells) -> {
          if (measure.measure().isPresent()) {
            byNumber.put(tables.number(measure), cells);
          }
        });
    sums.stream()
        .filter(sum -> byNumber.keySet().containsAll(sum))
        .forEach(sum -> SafeGroups.showDerived(sum.stream().map(byNumber::get).toList()));
    return hidden;
  }

  /** Returns the levels of all tables that count people, the highest first. */
  private List<Integer> levels() {
    Gazetteer gazetteer = tableSet.gazetteer();
    return Stream.concat(
            tableSet.facts().stream()
                .filter(table -> table.dataset() == Dataset.CASUALTIES)
                .map(FactTable::level),
            tableSet.summaries().tables().stream().map(SummaryTable::level))
        .map(gazetteer::levelIndex)
        .distinct()
        .sorted()
        .toList();
  }

  /** Returns the atoms. Regions that share a row in every table become one. */
  private CellTable atoms(CellTable finest) {
    Map<List<Integer>, Integer> first = new HashMap<>();
    CellTable all = Rollup.finest(layout);
    int[] dimensions = IntStream.range(0, layout.dimensions().size()).toArray();
    all.add(
        finest,
        dimensions,
        interval -> interval,
        region -> first.computeIfAbsent(rows(region), any -> region));
    return all;
  }

  private List<Integer> rows(int region) {
    return levels.stream().map(level -> tableSet.gazetteer().rowAt(region, level)).toList();
  }

  private List<Atom> described() {
    List<Atom> described = new ArrayList<>(atoms.size());
    for (int cell = 0; cell < atoms.size(); cell++) {
      int of = cell;
      List<String> containers = containers(cell);
      String interval =
          String.format(
              Locale.ROOT,
              "%d-%d",
              DateInterval.startDay(atoms.interval(cell)),
              DateInterval.endDay(atoms.interval(cell)));
      described.add(
          new Atom(
              containers.get(0) + "|" + interval,
              containers,
              atoms.records(cell),
              IntStream.range(0, atoms.measures()).mapToObj(i -> sum(i, of)).toList()));
    }
    return described;
  }

  private long sum(int measure, int cell) {
    long sum = atoms.sum(measure, cell);
    return sum == Measure.NOT_REPORTED ? 0 : sum;
  }

  /**
   * Returns the containers of an atom, each inside the next: its periods except the finest, its
   * places and its dimensions. What is sacrificed for a small count comes from the nearest
   * container that helps, so years and high levels lose the least.
   */
  private List<String> containers(int cell) {
    List<String> path = new ArrayList<>();
    path.add(period(PeriodType.YEAR, cell));
    levels.forEach(level -> path.add(place(atoms.region(cell), level)));
    StringBuilder labels = new StringBuilder();
    for (int i = 0; i < atoms.dimensions(); i++) {
      labels.append(atoms.label(i, cell)).append('/');
    }
    path.add(levels.isEmpty() ? path.size() : path.size() - 1, labels.toString());
    Set<PeriodType> periods = tableSet.periods(Dataset.CASUALTIES);
    Stream.of(PeriodType.QUARTER, PeriodType.MONTH)
        .filter(periods::contains)
        .forEach(type -> path.add(period(type, cell)));
    List<String> containers = new ArrayList<>();
    for (int length = path.size(); length > 0; length--) {
      containers.add(String.join("|", path.subList(0, length)));
    }
    return containers;
  }

  private String period(PeriodType type, int cell) {
    Period period = type.periodOf(atoms.interval(cell));
    return period.key();
  }

  /** Returns a place with its parent: two versions of a region are two places. */
  private String place(int region, int level) {
    RegionCell cell = tableSet.gazetteer().cell(region, level);
    return cell.code() + "<" + (cell.parentCode() == null ? "" : cell.parentCode());
  }

  /** Returns killed, injured and unknown outcomes, which add up to the victims. */
  private Set<Integer> parts() {
    Set<Integer> parts = new HashSet<>();
    for (Measure part : List.of(Measure.KILLED, Measure.INJURED, Measure.OUTCOME_UNKNOWN)) {
      parts.add(layout.measures().indexOf(part));
    }
    return parts;
  }

  private Set<Integer> uneven() {
    Set<Integer> uneven = new HashSet<>();
    for (int measure = 0; measure < atoms.measures(); measure++) {
      int of = measure;
      long reported =
          IntStream.range(0, atoms.size())
              .filter(cell -> atoms.sum(of, cell) != Measure.NOT_REPORTED)
              .count();
      if (reported > 0 && reported < atoms.size()) {
        uneven.add(measure);
      }
    }
    return uneven;
  }
}
