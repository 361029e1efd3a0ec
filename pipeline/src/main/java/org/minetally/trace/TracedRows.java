package org.minetally.trace;

import java.io.IOException;
import java.nio.file.Path;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;

/** Traced records as rows of a table. */
public interface TracedRows {

  /** Returns the columns. */
  TableSchema schema();

  /** Passes on the rows in order, with a value for each column; see {@link StoredRows}. */
  void forEach(StoredRows.Receiver receiver) throws IOException;

  /**
   * Returns the rows in the files of a folder.
   *
   * @param folder the folder; it does not exist if there are no rows
   */
  static TracedRows in(Path folder, TableSchema schema) {
    return new TracedRows() {
      @Override
      public TableSchema schema() {
        return schema;
      }

      @Override
      public void forEach(StoredRows.Receiver receiver) throws IOException {
        StoredRows.read(folder, schema.columns().stream().map(Column::name).toList(), receiver);
      }
    };
  }
}
