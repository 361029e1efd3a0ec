package org.minetally.trace.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minetally.mapping.internal.RecordSelection;
import org.minetally.model.Batch;
import org.minetally.model.Dataset;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.period.internal.PeriodGrain;
import org.minetally.summary.TableSet;
import org.minetally.summary.internal.CellTable;
import org.minetally.summary.internal.SummaryCells;
import org.minetally.table.Column;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableRows;

/**
 * Rows of a summary table. Records of both datasets are behind a row: those of its period and
 * region or, for a figure that is computed from several periods, those of all these periods.
 *
 * @param tableSet the tables of the run
 * @param table the table
 * @param conditions the rows
 * @param window the figure that is computed from several periods, in the only row; null for the
 *     sums of each row's own period
 */
public record SummaryTarget(
    TableSet tableSet, SummaryTable table, CellConditions conditions, SummaryWindow window)
    implements TraceTarget {

  private static final List<String> KEYS = List.of("period_id", "region_id");

  @Override
  public List<Column> columns() {
    List<Column> columns = Columns.ofCells(tableSet.schema(table), KEYS, summed());
    if (window != null) {
      columns.add(0, Column.key("counted_in", "The period or bucket in which the record counts."));
    }
    return columns;
  }

  @Override
  public List<String> keys() {
    return KEYS;
  }

  @Override
  public List<String> summed() {
    return window == null
        ? Arrays.stream(SummaryMeasure.values()).map(SummaryMeasure::column).toList()
        : List.of(window.column().name());
  }

  @Override
  public List<String> counts() {
    return window == null
        ? List.of(
            SummaryMeasure.CASUALTY_RECORDS.column(), SummaryMeasure.DETECTION_RECORDS.column())
        : List.of();
  }

  /** Returns the conditions on the cells of records; those of a window are in any period. */
  private CellGrain grain() {
    Map<String, String> cells = new LinkedHashMap<>(conditions.values());
    if (window != null) {
      cells.keySet().removeIf(column -> column.startsWith("period_"));
    }
    return new CellGrain(
        tableSet, table.period(), table.level(), List.of(), new CellConditions(cells));
  }

  @Override
  public RecordSelection candidates() {
    return grain().candidates(window == null ? null : window.column().measure().dataset());
  }

  @Override
  public Tracing start() {
    return new Rows();
  }

  private final class Rows implements Tracing {
    private final CellGrain.Cells cells = grain().new Cells();
    private Batch batch;

    @Override
    public boolean begin(Batch next) {
      batch = next;
      if (window != null
          && tableSet.layouts().dataset(batch.source()) != window.column().measure().dataset()) {
        return false;
      }
      cells.begin(batch);
      return true;
    }

    @Override
    public boolean selects(int row) {
      return cells.accept(row) && (window == null || contribution(row) != Measure.NOT_REPORTED);
    }

    /** Returns what a record contributes to the window; not reported if it is outside. */
    private long contribution(int row) {
      int factor = window.factor(cells.period(row));
      long value =
          factor == 0
              ? Measure.NOT_REPORTED
              : sums(row).sum(window.column().measure().position(), 0);
      return value == Measure.NOT_REPORTED ? value : factor * value;
    }

    /** Returns the only cell of a table with only this record. */
    private CellTable sums(int row) {
      Dataset dataset = tableSet.layouts().dataset(batch.source());
      Layout layout = tableSet.layouts().of(dataset);
      CellTable one = new CellTable(layout.dimensions().size(), layout.measures().size());
      one.add(batch.select(new int[] {row}, 1), PeriodGrain.of(List.of(table.period())));
      return SummaryCells.of(layout, one, interval -> interval, region -> region);
    }

    @Override
    public void write(int row, TableRows.Builder to) {
      String period = cells.period(row).id();
      if (window != null) {
        to.text(period);
      }
      to.text(Precision.of(cells.period(row), cells.region(row)))
          .text(window == null ? period : window.period().id())
          .text(cells.region(row).id(table.level()));
      if (window != null) {
        to.number(contribution(row));
        return;
      }
      CellTable sums = sums(row);
      for (SummaryMeasure measure : SummaryMeasure.values()) {
        to.number(Tracing.number(sums.sum(measure.position(), 0)));
      }
    }
  }
}
