package org.minetally.trace;

import java.io.IOException;
import java.math.BigDecimal;
import org.minetally.table.TableSchema;

/**
 * The rows that contribute to a number: it is reported, and is not zero.
 *
 * @param rows all rows
 * @param number the name of the column
 */
public record ContributingRows(TracedRows rows, String number) implements TracedRows {

  @Override
  public TableSchema schema() {
    return rows.schema();
  }

  @Override
  public void forEach(StoredRows.Receiver receiver) throws IOException {
    int position = schema().position(number);
    rows.forEach(
        row -> {
          BigDecimal value = (BigDecimal) row.get(position);
          if (value != null && value.signum() != 0) {
            receiver.receive(row);
          }
        });
  }
}
