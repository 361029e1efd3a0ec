package org.minetally.parquet.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.minetally.parquet.WriteTables;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * Writes one table to a file on the local disk, chunk by chunk, outside a pipeline. The result is
 * the file that {@link WriteTables} writes for all rows at once.
 */
public final class TableFile implements Closeable {

  private final FileChannel channel;
  private final TableSink sink = new TableSink();

  private TableFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Creates a file without rows, and its folder.
   *
   * @throws IOException if it cannot be created
   */
  public static TableFile create(Path file, TableSchema schema) throws IOException {
    Files.createDirectories(file.getParent());
    TableFile table =
        new TableFile(
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    table.sink.open(table.channel);
    table.sink.write(new TableRows.Builder(schema, 0).build());
    return table;
  }

  /** Appends rows. */
  public void write(TableRows rows) throws IOException {
    sink.append(rows);
  }

  /** Completes the file, which is not valid before. */
  @Override
  public void close() throws IOException {
    try (channel) {
      sink.flush();
    }
  }
}
