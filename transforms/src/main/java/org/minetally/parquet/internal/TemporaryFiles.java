package org.minetally.parquet.internal;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.util.MimeTypes;
import org.apache.beam.sdk.values.KV;
import org.minetally.internal.store.StoreWatchdog;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * Writes files under new names, so that an attempt that an engine repeats meets no file of another
 * one.
 *
 * @param folder the folder of the tables
 */
public record TemporaryFiles(String folder) implements Serializable {

  /** Encodes the path of a file in the folder, and its temporary file. */
  public static final KvCoder<Void, KV<String, String>> WRITTEN =
      KvCoder.of(VoidCoder.of(), KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of()));

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
    return write(path, rows.get(0).schema(), rows.iterator());
  }

  /**
   * Writes a file.
   *
   * @param path the path that the file will have in the folder
   * @param rows its rows, in order; each list is only needed until the next one
   * @return the temporary file
   */
  public String write(String path, TableSchema schema, Iterator<TableRows> rows)
      throws IOException {
    String file = "%s/%s-%s".formatted(path(), UUID.randomUUID(), path.replace('/', '-'));
    try (TableFile opened =
        TableFile.open(StoreWatchdog.DEFAULT.create(file, MimeTypes.BINARY), schema)) {
      while (rows.hasNext()) {
        opened.write(rows.next());
      }
    }
    return file;
  }
}
