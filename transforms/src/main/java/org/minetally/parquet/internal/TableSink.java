package org.minetally.parquet.internal;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.parquet.ParquetIO;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.minetally.table.TableRows;

/**
 * Writes an entire table, which is one element, to a Parquet file. The first element determines the
 * file's columns. Hadoop's default settings are not loaded: Parquet needs none of them, and parsing
 * their XML takes longer than writing a small table.
 */
public final class TableSink implements FileIO.Sink<TableRows> {

  private static final long serialVersionUID = 1L;

  private transient WritableByteChannel channel;
  private transient ParquetIO.Sink sink;
  private transient Schema schema;

  @Override
  public void open(WritableByteChannel to) {
    channel = to;
    sink = null;
  }

  @Override
  public void write(TableRows table) throws IOException {
    if (sink != null) {
      throw new IllegalArgumentException(
          "WriteTables: the table %s occurs twice; pass it as one element"
              .formatted(table.schema().name()));
    }
    schema = AvroTable.schema(table.schema());
    sink =
        ParquetIO.sink(schema)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withConfiguration(new Configuration(false));
    sink.open(channel);
    append(table);
  }

  /** Writes more rows of the table that was written first. */
  public void append(TableRows table) throws IOException {
    AvroTable view = new AvroTable(schema, table);
    for (int row = 0; row < table.size(); row++) {
      GenericRecord next = view.at(row);
      sink.write(next);
    }
  }

  @Override
  public void flush() throws IOException {
    if (sink != null) {
      sink.flush();
    }
  }
}
