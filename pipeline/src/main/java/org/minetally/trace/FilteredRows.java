package org.minetally.trace;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.minetally.table.TableSchema;
import org.minetally.trace.internal.CellConditions;

/**
 * Some of the rows.
 *
 * @param rows all rows
 * @param isWanted which
 */
public record FilteredRows(TracedRows rows, Predicate<List<Object>> isWanted)
    implements TracedRows {

  /** Returns the rows that meet conditions. */
  public static FilteredRows meeting(CellConditions conditions, TracedRows rows) {
    return new FilteredRows(rows, RowConditions.of(conditions, rows.schema()::position));
  }

  @Override
  public TableSchema schema() {
    return rows.schema();
  }

  @Override
  public void forEach(StoredRows.Receiver receiver) throws IOException {
    rows.forEach(
        row -> {
          if (isWanted.test(row)) {
            receiver.receive(row);
          }
        });
  }
}
