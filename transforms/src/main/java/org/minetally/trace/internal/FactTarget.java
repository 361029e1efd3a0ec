package org.minetally.trace.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.minetally.model.Batch;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.period.Period;
import org.minetally.region.internal.RegionCell;
import org.minetally.summary.TableSet;
import org.minetally.table.Column;
import org.minetally.table.FactTable;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * Cells of a fact table. A record is behind the cell in which it counts, and contributes its
 * figures.
 *
 * @param tableSet the tables of the run
 * @param table the table
 * @param conditions the cells
 * @param measure the column that a record must contribute to; empty for any
 */
public record FactTarget(
    TableSet tableSet, FactTable table, CellConditions conditions, String measure)
    implements TraceTarget {

  /** The columns of the cell in which a record counts. */
  static final List<String> CELL = List.of("period_id", "region_id", "parent_code");

  @Override
  public List<Column> columns() {
    Map<String, Column> published =
        tableSet.schema(table).columns().stream()
            .collect(Collectors.toMap(Column::name, column -> column));
    List<Column> columns = new ArrayList<>(List.of(Precision.COLUMN));
    CELL.forEach(name -> columns.add(published.get(name)));
    table.dimensions().forEach(dimension -> columns.add(published.get(dimension.column())));
    columns.add(published.get(Measure.RECORDS.column()));
    layout().measures().forEach(of -> columns.add(published.get(of.column())));
    return columns;
  }

  /** Returns the columns whose values add up to the cell. */
  public List<String> summed() {
    List<String> names = new ArrayList<>(List.of(Measure.RECORDS.column()));
    layout().measures().forEach(of -> names.add(of.column()));
    return names;
  }

  /** Returns the schema of the published table. */
  public TableSchema schema() {
    return tableSet.schema(table);
  }

  private Layout layout() {
    return tableSet.layouts().of(table.dataset());
  }

  @Override
  public Tracing start() {
    return new Cells();
  }

  private final class Cells implements Tracing {
    private final CellKeys keys =
        new CellKeys(table.period(), table.level(), tableSet.gazetteer(), conditions);
    private final int[] dimensions;

    /** By dimension and code, whether the member meets the conditions. */
    private final boolean[][] wanted;

    private final List<Measure> measures = layout().measures();
    private final int contributes;
    private Batch batch;

    Cells() {
      List<Dimension> carried = layout().dimensions();
      dimensions = table.dimensions().stream().mapToInt(carried::indexOf).toArray();
      wanted = new boolean[dimensions.length][];
      contributes = measures.stream().map(Measure::column).toList().indexOf(measure);
    }

    @Override
    public boolean begin(Batch next) {
      batch = next;
      if (tableSet.layouts().dataset(batch.source()) != table.dataset()) {
        return false;
      }
      for (int i = 0; i < dimensions.length; i++) {
        String column = table.dimensions().get(i).column();
        List<String> labels = batch.labels(dimensions[i]);
        wanted[i] = new boolean[labels.size()];
        for (int code = 0; code < wanted[i].length; code++) {
          wanted[i][code] = conditions.accepts(column, labels.get(code));
        }
      }
      return contributes < 0 || batch.reports(contributes);
    }

    @Override
    public boolean selects(int row) {
      if (!keys.accept(batch.interval(row), batch.region(row))) {
        return false;
      }
      for (int i = 0; i < dimensions.length; i++) {
        if (!wanted[i][batch.code(dimensions[i], row)]) {
          return false;
        }
      }
      if (contributes < 0) {
        return true;
      }
      long value = batch.measure(contributes, row);
      return value != Measure.NOT_REPORTED && value != 0;
    }

    @Override
    public void write(int row, TableRows.Builder to) {
      Period period = keys.period(batch.interval(row));
      RegionCell region = keys.region(batch.region(row));
      to.text(Precision.of(period, region))
          .text(period.id())
          .text(region.id(table.level()))
          .text(region.parentCode());
      for (int dimension : dimensions) {
        to.text(batch.labels(dimension).get(batch.code(dimension, row)));
      }
      to.number(batch.weight(row));
      for (int i = 0; i < measures.size(); i++) {
        long value = batch.measure(i, row);
        to.number(value == Measure.NOT_REPORTED ? TableRows.NO_NUMBER : value);
      }
    }
  }
}
