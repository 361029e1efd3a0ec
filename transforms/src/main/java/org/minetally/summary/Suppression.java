package org.minetally.summary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minetally.disclosure.Atom;
import org.minetally.disclosure.SafeGroups;
import org.minetally.model.Dataset;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;
import org.minetally.plan.Plan;
import org.minetally.region.Gazetteer;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryMeasure;
import org.minetally.table.SummaryTable;

/**
 * Decides which numbers of people no table may show, so that nothing small can be told from all
 * tables together. Every number of casualties in any table is a sum over some of the atoms here.
 */
final class Suppression {

  private final Plan plan;
  private final Layout layout;
  private final List<Integer> levels;
  private final CellTable atoms;
  private final SafeGroups groups;

  /**
   * For these casualties.
   *
   * @param finest all cells of the run
   * @throws IllegalStateException if a cell's count is negative, which a job that withholds small
   *     counts is refused for
   */
  Suppression(Plan plan, CellTable finest) {
    this.plan = plan;
    this.layout = plan.layout(Dataset.CASUALTIES);
    this.levels = levels();
    this.atoms = atoms(finest);
    this.groups = SafeGroups.of(described(), parts(), uneven(), plan.privacy().minimumCell());
  }

  /** The cells that all tables are made of: no finer than some table needs. */
  CellTable atoms() {
    return atoms;
  }

  /**
   * What a fact table withholds.
   *
   * @param cellOf for each atom the cell that it was added to
   */
  Withheld of(CellTable cells, int[] cellOf) {
    return Withheld.of(
        IntStream.range(SafeGroups.RECORDS, layout.measures().size())
            .mapToObj(measure -> groups.hidden(cellOf, cells.size(), measure))
            .toList());
  }

  /**
   * What the cells of a summary table withhold.
   *
   * @param cellOf for each atom the cell that it was added to
   * @param from tells which atoms count for a part of the victims
   */
  Withheld of(CellTable cells, int[] cellOf, SummaryCells from) {
    List<BitSet> hidden = new ArrayList<>();
    hidden.add(groups.hidden(cellOf, cells.size(), SafeGroups.RECORDS));
    for (SummaryMeasure measure : SummaryMeasure.values()) {
      hidden.add(
          measure.dataset() == Dataset.CASUALTIES
              ? groups.hidden(counted(measure, cellOf, from), cells.size(), number(measure))
              : new BitSet());
    }
    return Withheld.of(hidden);
  }

  private static int[] counted(SummaryMeasure measure, int[] cellOf, SummaryCells from) {
    return IntStream.range(0, cellOf.length)
        .map(atom -> from.isCounted(measure, atom) ? cellOf[atom] : -1)
        .toArray();
  }

  private int number(SummaryMeasure measure) {
    Measure of = measure.measure().orElse(Measure.VICTIMS);
    return of == Measure.RECORDS ? SafeGroups.RECORDS : layout.measures().indexOf(of);
  }

  /** The levels of all tables that count people, the highest first. */
  private List<Integer> levels() {
    Gazetteer gazetteer = plan.gazetteer();
    return Stream.concat(
            plan.tables().stream()
                .filter(table -> table.dataset() == Dataset.CASUALTIES)
                .map(FactTable::level),
            plan.summaries().tables().stream().map(SummaryTable::level))
        .map(gazetteer::levelIndex)
        .distinct()
        .sorted()
        .toList();
  }

  /** Regions that stand in the same row of every table become one of them. */
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
    return levels.stream().map(level -> plan.gazetteer().rowAt(region, level)).toList();
  }

  private List<Atom> described() {
    List<Atom> described = new ArrayList<>(atoms.size());
    for (int cell = 0; cell < atoms.size(); cell++) {
      int of = cell;
      List<String> containers = containers(cell);
      String interval =
          "%d-%d"
              .formatted(
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
   * What holds an atom, each inside the next: its periods but the finest, its places and its
   * dimensions. What is given up for a small count is taken from the nearest that helps, so that
   * years and high levels lose least.
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
    Set<PeriodType> periods = plan.periods(Dataset.CASUALTIES);
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

  /** The row's own number at its end: two versions of a region are two places. */
  private String place(int region, int level) {
    Gazetteer gazetteer = plan.gazetteer();
    return gazetteer.cell(region, level).code() + "#" + gazetteer.rowAt(region, level);
  }

  /** Killed, injured and unknown outcomes add up to the victims. */
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
