package org.minetally.parquet.internal;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.util.MimeTypes;
import org.minetally.internal.store.StoreWatchdog;
import org.minetally.table.TableRows;

/**
 * Writes files under new names, so that an attempt that an engine repeats meets no file of another
 * one.
 *
 * @param folder the folder of the tables
 */
record TemporaryFiles(String folder) implements Serializable {

  /** The folder of temporary files, below that of the tables. */
  private static final String TEMPORARY = "_temporary";

  /** Returns the folder of the temporary files. */
  String path() {
    return folder + "/" + TEMPORARY;
  }

  /**
   * Writes a file.
   *
   * @param path the path that the file will have in the folder
   * @param rows its rows, one or more lists, in order
   * @return the temporary file
   */
  String write(String path, List<TableRows> rows) throws IOException {
    String file = "%s/%s-%s".formatted(path(), UUID.randomUUID(), path.replace('/', '-'));
    try (TableFile opened =
        TableFile.open(
            StoreWatchdog.DEFAULT.create(file, MimeTypes.BINARY), rows.get(0).schema())) {
      for (TableRows of : rows) {
        opened.write(of);
      }
    }
    return file;
  }
}
