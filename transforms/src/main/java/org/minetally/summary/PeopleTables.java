package org.minetally.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.minetally.model.Dataset;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.summary.internal.CellTable;
import org.minetally.summary.internal.SummaryCells;
import org.minetally.summary.internal.suppression.PublishedMeasure;
import org.minetally.summary.internal.suppression.SafeGroups;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;

/**
 * The tables of a run that count casualties, with the cells to which each atom belongs.
 *
 * @param layout the layout of a casualty record
 * @param facts the fact tables
 * @param summaries the summary tables, in the order of the table set
 */
record PeopleTables(Layout layout, List<Facts> facts, List<Summary> summaries) {

  /**
   * A fact table.
   *
   * @param number its position in the table set
   * @param cells its cells
   * @param cellOf for each atom, the cell to which it was added
   */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record Facts(int number, FactTable table, CellTable cells, int[] cellOf) {}

  /**
   * A summary table.
   *
   * @param cells its cells
   * @param cellOf for each atom, the cell to which it was added
   * @param from decides which atoms count for a part of the victims
   * @param untilEnd its cumulative totals
   * @param months its sums over twelve months
   */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record Summary(
      CellTable cells,
      int[] cellOf,
      SummaryCells from,
      SummaryWindows untilEnd,
      SummaryWindows months) {}

  /** Rolls the atoms up to the tables of a run. */
  static PeopleTables of(TableSet tableSet, CellTable atoms) {
    return new PeopleTables(
        tableSet.layouts().of(Dataset.CASUALTIES),
        facts(tableSet, atoms),
        tableSet.summaries().tables().stream()
            .map(table -> summary(tableSet, table, atoms))
            .toList());
  }

  private static List<Facts> facts(TableSet tableSet, CellTable atoms) {
    Rollup rollup = new Rollup(tableSet);
    List<Facts> tables = new ArrayList<>();
    for (int number = 0; number < tableSet.facts().size(); number++) {
      FactTable table = tableSet.facts().get(number);
      if (tableSet.suppresses(table.dataset())) {
        CellTable cells = rollup.empty(table);
        tables.add(new Facts(number, table, cells, rollup.add(atoms, table, cells)));
      }
    }
    return tables;
  }

  private static Summary summary(TableSet tableSet, SummaryTable table, CellTable atoms) {
    SummaryCells from = new SummaryCells(tableSet.layouts().of(Dataset.CASUALTIES), atoms);
    CellTable cells = SummaryCells.empty();
    int[] cellOf =
        from.add(
            new Rollup.Periods(table.period()), new Rollup(tableSet).places(table.level()), cells);
    return new Summary(
        cells,
        cellOf,
        from,
        SummaryWindows.untilEnd(table, tableSet.gazetteer(), atoms),
        table.hasTwelveMonths()
            ? SummaryWindows.twelveMonths(table, tableSet.gazetteer(), atoms)
            : SummaryWindows.none(atoms));
  }

  /** Returns a view of every measure of every table. */
  List<PublishedMeasure> views() {
    List<PublishedMeasure> views = new ArrayList<>();
    facts.forEach(table -> views.addAll(views(table)));
    for (Summary table : summaries) {
      people().forEach(measure -> views.add(row(table, measure)));
      cumulative()
          .forEach(
              measure -> {
                views.add(window(table, table.untilEnd(), measure));
                views.add(window(table, table.months(), measure));
              });
    }
    return views;
  }

  /** Returns views of a fact table's records, then its measures. */
  List<PublishedMeasure> views(Facts table) {
    return IntStream.range(SafeGroups.RECORDS, layout.measures().size())
        .mapToObj(measure -> PublishedMeasure.of(table.cellOf(), table.cells().size(), measure))
        .toList();
  }

  /** Returns a view of a measure in a summary's rows. */
  PublishedMeasure row(Summary table, SummaryMeasure measure) {
    return PublishedMeasure.of(
        counted(measure, table.cellOf(), table.from()), table.cells().size(), number(measure));
  }

  /** Returns a view of a measure in a summary's sums over time. */
  PublishedMeasure window(Summary table, SummaryWindows windows, SummaryMeasure measure) {
    return windows.view(atom -> table.from().isCounted(measure, atom), number(measure));
  }

  /** Returns the summary measures that count people. */
  static List<SummaryMeasure> people() {
    return Arrays.stream(SummaryMeasure.values())
        .filter(measure -> measure.dataset() == Dataset.CASUALTIES)
        .toList();
  }

  /** Returns the summary measures with sums over time. */
  static List<SummaryMeasure> cumulative() {
    return SummaryMeasure.cumulative().stream()
        .filter(measure -> measure.dataset() == Dataset.CASUALTIES)
        .toList();
  }

  private static int[] counted(SummaryMeasure measure, int[] cellOf, SummaryCells from) {
    return IntStream.range(0, cellOf.length)
        .map(atom -> from.isCounted(measure, atom) ? cellOf[atom] : -1)
        .toArray();
  }

  /** Returns the measure's position in the layout, or {@link SafeGroups#RECORDS}. */
  int number(SummaryMeasure measure) {
    Measure of = measure.measure().orElse(Measure.VICTIMS);
    return of == Measure.RECORDS ? SafeGroups.RECORDS : layout.measures().indexOf(of);
  }
}
