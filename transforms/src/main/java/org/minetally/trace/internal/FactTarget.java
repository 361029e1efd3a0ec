package org.minetally.trace.internal;

import java.util.ArrayList;
import java.util.List;
import org.minetally.mapping.internal.RecordSelection;
import org.minetally.model.Measure;
import org.minetally.summary.TableSet;
import org.minetally.table.Column;
import org.minetally.table.FactTable;
import org.minetally.table.TableRows;

/**
 * Cells of a fact table. A record is behind the cell in which it counts, and contributes its
 * figures.
 *
 * @param tableSet the tables of the run
 * @param table the table
 * @param conditions the cells
 */
public record FactTarget(TableSet tableSet, FactTable table, CellConditions conditions)
    implements TraceTarget {

  @Override
  public List<Column> columns() {
    return Columns.ofCells(tableSet.schema(table), keys(), summed());
  }

  @Override
  public List<String> keys() {
    List<String> keys = new ArrayList<>(Columns.CELL);
    table.dimensions().forEach(dimension -> keys.add(dimension.column()));
    return keys;
  }

  @Override
  public List<String> summed() {
    List<String> names = new ArrayList<>(counts());
    measures().forEach(of -> names.add(of.column()));
    return names;
  }

  @Override
  public List<String> counts() {
    return List.of(Measure.RECORDS.column());
  }

  private List<Measure> measures() {
    return tableSet.layouts().of(table.dataset()).measures();
  }

  private CellGrain grain() {
    return new CellGrain(tableSet, table.period(), table.level(), table.dimensions(), conditions);
  }

  @Override
  public RecordSelection candidates() {
    return grain().candidates(table.dataset());
  }

  @Override
  public boolean mayTrace(int source) {
    return tableSet.layouts().dataset(source) == table.dataset();
  }

  @Override
  public Tracing start() {
    List<Measure> measures = measures();
    return new CellTracing(grain(), table.dataset()) {
      @Override
      public void write(int row, TableRows.Builder to) {
        cells().write(row, to);
        to.number(batch().weight(row));
        for (int i = 0; i < measures.size(); i++) {
          to.number(Tracing.number(batch().measure(i, row)));
        }
      }
    };
  }
}
