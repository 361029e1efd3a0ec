package org.minetally.summary;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.model.Batch;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.model.UnmatchedName;
import org.minetally.model.internal.TooManyNamesException;
import org.minetally.period.PeriodType;
import org.minetally.period.internal.DataEnd;
import org.minetally.period.internal.PeriodGrain;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.YearGap;
import org.minetally.summary.internal.CellTable;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;

/**
 * The sums of a bundle's records of one dataset: their cells and, computed independently from the
 * records, the totals that the tables must match.
 */
final class RecordSums {

  private final TableSet tableSet;
  private final TableParts parts;
  private final Layout layout;
  private final PeriodGrain grain;
  private final CellTable cells;
  private final Map<Integer, Totals> totals = new TreeMap<>();

  /** Values of one measure of a batch, unpacked. */
  private final long[] values = new long[1 << 10];

  private static final class Totals {
    private long records;
    private final SortedMap<Measure, Long> measures = new TreeMap<>();
    private final SortedMap<UnmatchedName, Long> unmatched = new TreeMap<>();
    private final NewestDate newest = new NewestDate();
    private final GapCounts gaps = new GapCounts();
    private final LagCounts lags = new LagCounts();
  }

  RecordSums(TableSet tableSet, TableParts parts, Layout layout) {
    this.tableSet = tableSet;
    this.parts = parts;
    this.layout = layout;
    this.grain = Rollup.grain(tableSet, layout);
    this.cells = Rollup.finest(layout);
  }

  /** Returns the number of cells, and of reporting lags. */
  int size() {
    return cells.size() + totals.values().stream().mapToInt(of -> of.lags.size()).sum();
  }

  void add(Batch batch) {
    cells.add(batch, grain);
    Totals of = totals.computeIfAbsent(batch.source(), source -> new Totals());
    of.newest.add(batch);
    of.gaps.add(batch);
    of.lags.add(batch);
    count(batch, of);
  }

  /** Receives sums. */
  interface Receiver {

    /** Receives a part of a table that is merged by itself. */
    void table(TablePartId id, TablePart part);

    /** Receives cells of a summary table that is divided, by its part. */
    void summary(TablePartId id, CellTable cells);

    /** Receives what the rows of summary tables that are divided depend on. */
    void frame(PeriodType period, SummaryFrame frame);

    /** Receives cells of which it is not yet known which of them a table may show. */
    void undivided(CellTable cells);

    /** Receives totals. */
    void message(Message message);
  }

  /**
   * Passes each of the dataset's tables its part, and reports each source's totals. With
   * suppression, all cells are passed on undivided.
   */
  void give(Receiver to) {
    Rollup rollup = new Rollup(tableSet);
    boolean undivided = tableSet.suppresses(layout.dataset());
    if (undivided) {
      cells.pieces().forEach(to::undivided);
    } else {
      giveFacts(rollup, to);
    }
    if (parts.dividesSummaries(tableSet)) {
      giveDividedSummaries(rollup, to);
    } else {
      giveSummaries(rollup, !undivided, to);
    }
    totals.forEach(
        (source, of) -> {
          to.message(new Message.SourceTotals(source, of.records, of.measures, of.unmatched));
          DataEnd end = of.newest.end();
          to.message(new Message.NewestDates(source, end.precise(), end.any()));
          SortedMap<YearGap, Long> gaps = of.gaps.counts();
          if (!gaps.isEmpty()) {
            to.message(new Message.FieldGaps(source, gaps));
          }
          of.lags.give(piece -> to.message(new Message.ReportingLags(source, piece)));
        });
  }

  private void giveFacts(Rollup rollup, Receiver to) {
    List<FactTable> all = tableSet.facts();
    for (int table = 0; table < all.size(); table++) {
      if (all.get(table).dataset() == layout.dataset()) {
        parts.give(
            table,
            all.get(table).period(),
            rollup.of(all.get(table), cells),
            (id, of) -> to.table(id, new TablePart.Figures(of)));
      }
    }
  }

  /** Passes each summary table its cells; summary tables are numbered after the fact tables. */
  private void giveSummaries(Rollup rollup, boolean figures, Receiver to) {
    DataEnd newest = newestDate();
    int number = tableSet.facts().size();
    for (SummaryTable table : tableSet.summaries().tables()) {
      TablePartId id = TablePartId.whole(number++);
      if (figures) {
        rollup
            .of(table, layout, cells)
            .pieces()
            .forEach(piece -> to.table(id, new TablePart.Figures(piece)));
      }
      to.table(id, new TablePart.NewestDates(newest));
    }
  }

  private void giveDividedSummaries(Rollup rollup, Receiver to) {
    SummaryFrame newest = SummaryFrame.of(newestDate());
    SortedMap<PeriodType, SummaryFrame> frames = new TreeMap<>();
    int number = tableSet.facts().size();
    for (SummaryTable table : tableSet.summaries().tables()) {
      SummaryParts of = new SummaryParts(tableSet.gazetteer(), table);
      CellTable summary = rollup.of(table, layout, cells);
      frames.merge(table.period(), of.frame(summary).and(newest), SummaryFrame::and);
      int id = number++;
      of.divide(summary)
          .forEach(
              (part, some) ->
                  some.pieces().forEach(piece -> to.summary(new TablePartId(id, part), piece)));
    }
    frames.forEach(to::frame);
  }

  private DataEnd newestDate() {
    NewestDate newest = new NewestDate();
    totals.values().forEach(of -> newest.add(of.newest.end()));
    return newest.end();
  }

  private void count(Batch batch, Totals of) {
    of.records += batch.records();
    for (int measure = 0; measure < batch.measures(); measure++) {
      if (!batch.reports(measure)) {
        continue;
      }
      long total = of.measures.getOrDefault(layout.measures().get(measure), Measure.NOT_REPORTED);
      for (int first = 0; first < batch.size(); first += values.length) {
        int count = Math.min(values.length, batch.size() - first);
        batch.measures(measure, first, count, values);
        for (int i = 0; i < count; i++) {
          total = Measure.add(total, values[i]);
        }
      }
      if (total != Measure.NOT_REPORTED) {
        of.measures.put(layout.measures().get(measure), total);
      }
    }
    if (!batch.unmatchedNames().isEmpty()) {
      for (int row = 0; row < batch.size(); row++) {
        if (batch.unmatched(row) != Batch.MATCHED) {
          of.unmatched.merge(
              batch.unmatchedNames().get(batch.unmatched(row)), batch.weight(row), Math::addExact);
        }
      }
      if (of.unmatched.size() > TooManyNamesException.MOST) {
        throw new TooManyNamesException(of.unmatched.firstKey().text());
      }
    }
  }
}
