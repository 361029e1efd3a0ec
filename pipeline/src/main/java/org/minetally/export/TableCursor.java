package org.minetally.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.minetally.parquet.internal.ColumnCursor;
import org.minetally.parquet.internal.RowGroup;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;

/** Iterates over the rows of a written table, with one row group in memory. */
final class TableCursor implements Closeable {

  private final WrittenTable table;
  private final TableSchema schema;
  private final List<ColumnCursor> columns = new ArrayList<>();
  private int group;
  private long left;

  /**
   * Opens a table before its first row.
   *
   * @param folder the folder of the table
   */
  TableCursor(Path folder, TableSchema schema) throws IOException {
    this.table = WrittenTable.open(folder);
    this.schema = schema;
  }

  /** Returns the number of rows. */
  long rows() {
    return table.rows();
  }

  /** Moves to the next row, and returns whether there is one. */
  boolean next() throws IOException {
    if (left > 0) {
      columns.forEach(ColumnCursor::advance);
    }
    while (left == 0) {
      if (group == table.rowGroups()) {
        return false;
      }
      RowGroup next = table.rowGroup(group++);
      columns.clear();
      for (Column column : schema.columns()) {
        columns.add(next.column(column.name()));
      }
      left = next.rows();
    }
    left--;
    return true;
  }

  /** Returns the values of the row, in the order of the schema. They move with this cursor. */
  List<ColumnCursor> values() {
    return columns;
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
