package org.minetally.trace.internal;

import java.util.ArrayList;
import java.util.List;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;

/** Columns of traced records that a published table has as well. */
final class Columns {

  /** The columns of period and region that identify a cell. */
  static final List<String> CELL = List.of("period_id", "region_id", "parent_code");

  private Columns() {}

  /** Returns columns of a table. */
  static List<Column> of(TableSchema table, List<String> names) {
    return names.stream().map(name -> table.columns().get(table.position(name))).toList();
  }

  /** Returns columns of a table, nullable, below the column for the precision of a record. */
  static List<Column> ofCells(TableSchema table, List<String> keys, List<String> numbers) {
    List<Column> columns = new ArrayList<>(List.of(Precision.COLUMN));
    columns.addAll(of(table, keys));
    of(table, numbers).forEach(column -> columns.add(column.withRequired(false)));
    return columns;
  }
}
