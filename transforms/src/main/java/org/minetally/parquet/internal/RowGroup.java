package org.minetally.parquet.internal;

import java.util.function.Consumer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.schema.MessageType;

/** A row group of a {@link WrittenTable} in memory. */
public final class RowGroup {

  private final ColumnReadStoreImpl store;
  private final MessageType schema;
  private final long rows;

  RowGroup(PageReadStore pages, MessageType schema, String writer) {
    this.store =
        new ColumnReadStoreImpl(
            pages, new DummyRecordConverter(schema).getRootConverter(), schema, writer);
    this.schema = schema;
    this.rows = pages.getRowCount();
  }

  /** Returns the number of rows. */
  public long rows() {
    return rows;
  }

  /** Returns a cursor on a column's value in the first row. The column must exist. */
  public ColumnCursor column(String name) {
    ColumnDescriptor column = schema.getColumnDescription(new String[] {name});
    return new ColumnCursor(column, store.getColumnReader(column));
  }

  /** Passes a cursor to a consumer once for each row. The consumer must not move it. */
  public void forEach(String column, Consumer<ColumnCursor> taker) {
    ColumnCursor value = column(column);
    for (long row = 0; row < rows; row++) {
      taker.accept(value);
      value.advance();
    }
  }
}
