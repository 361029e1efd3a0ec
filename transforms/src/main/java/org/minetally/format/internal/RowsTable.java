package org.minetally.format.internal;

import java.io.Closeable;
import java.io.IOException;

/** The rows of a sheet as records. Cells missing at the end of a row become empty fields. */
public final class RowsTable<R extends TextRows & Closeable> extends TextTable {

  private final R rows;
  private final int columns;

  public RowsTable(R rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  @Override
  protected boolean read(TextRecord next) throws IOException {
    if (!rows.next()) {
      return false;
    }
    rows.texts().forEach(next::add);
    next.padTo(columns);
    return true;
  }

  @Override
  public long linesBefore() {
    return rows.number() - 1L;
  }

  @Override
  public long linesRead() {
    return rows.number();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
