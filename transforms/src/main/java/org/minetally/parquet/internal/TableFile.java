package org.minetally.parquet.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.avro.Schema;
import org.apache.beam.sdk.io.parquet.ParquetIO;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * Writes a table to a Parquet file, in one or more chunks. Hadoop's default settings are not
 * loaded: Parquet needs none of them, and parsing their XML takes longer than writing a small
 * table.
 */
public final class TableFile implements Closeable {

  private final WritableByteChannel channel;
  private final Schema schema;
  private final ParquetIO.Sink sink;

  private TableFile(WritableByteChannel channel, TableSchema table) {
    this.channel = channel;
    this.schema = AvroTable.schema(table);
    this.sink =
        ParquetIO.sink(schema)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withConfiguration(new Configuration(false));
  }

  /**
   * Begins a file, without rows.
   *
   * @param channel where the file is written; closing the file closes it
   */
  public static TableFile open(WritableByteChannel channel, TableSchema schema) throws IOException {
    TableFile file = new TableFile(new BufferedChannel(channel), schema);
    file.sink.open(file.channel);
    return file;
  }

  /**
   * Creates a file on the local disk, without rows, and its folder.
   *
   * @throws IOException if it cannot be created
   */
  public static TableFile create(Path file, TableSchema schema) throws IOException {
    Files.createDirectories(file.getParent());
    return open(
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), schema);
  }

  /** Appends rows. */
  public void write(TableRows rows) throws IOException {
    AvroTable view = new AvroTable(schema, rows);
    for (int row = 0; row < rows.size(); row++) {
      sink.write(view.at(row));
    }
  }

  /** Completes the file, which is not valid before, and closes it. */
  @Override
  public void close() throws IOException {
    try {
      sink.flush();
    } finally {
      // The sink closes some channels itself, and S3 rejects a second close.
      if (channel.isOpen()) {
        channel.close();
      }
    }
  }
}
