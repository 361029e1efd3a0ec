package org.minetally.format.internal.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.minetally.format.internal.Content;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.SourceTable;

/**
 * A Parquet file in memory.
 *
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ParquetBytes(byte[] bytes) implements Content {

  /**
   * Writes a file.
   *
   * @param schema its fields, in the syntax of the library's schema parser
   * @param options configures the writer
   * @param rows functions that each fill one record
   */
  static ParquetBytes write(
      String schema,
      UnaryOperator<ExampleParquetWriter.Builder> options,
      List<Consumer<Group>> rows) {
    MessageType type = MessageTypeParser.parseMessageType("message record {" + schema + "}");
    try {
      Path folder = Files.createTempDirectory("parquet");
      Path file = folder.resolve("data.parquet");
      try (ParquetWriter<Group> writer =
          options
              .apply(
                  ExampleParquetWriter.builder(new LocalOutputFile(file))
                      .withConf(new PlainParquetConfiguration())
                      .withType(type))
              .build()) {
        for (Consumer<Group> row : rows) {
          Group group = new SimpleGroup(type);
          row.accept(group);
          writer.write(group);
        }
      }
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
      return new ParquetBytes(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file with one column. */
  static ParquetBytes column(String type, List<Consumer<Group>> rows) {
    return write(type + ";", options -> options, rows);
  }

  /** Returns the footer as the library reads it. */
  FileMetaData footer() {
    int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
    try {
      return Util.readFileMetaData(
          new ByteArrayInputStream(bytes, bytes.length - 8 - length, length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the same data with a changed footer. */
  ParquetBytes withFooter(Consumer<FileMetaData> change) {
    FileMetaData footer = footer();
    change.accept(footer);
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    try {
      Util.writeFileMetaData(footer, changed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return withFooter(changed.toByteArray());
  }

  /** Returns the same data with these bytes as its footer. */
  ParquetBytes withFooter(byte[] footer) {
    int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
    int start = bytes.length - 8 - length;
    byte[] changed = Arrays.copyOf(bytes, start + footer.length + 8);
    System.arraycopy(footer, 0, changed, start, footer.length);
    ByteBuffer.wrap(changed)
        .order(ByteOrder.LITTLE_ENDIAN)
        .position(start + footer.length)
        .putInt(footer.length)
        .put("PAR1".getBytes(UTF_8));
    return new ParquetBytes(changed);
  }

  /** Returns the same file with one byte changed. */
  ParquetBytes withByte(int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return new ParquetBytes(changed);
  }

  Headings headings() throws IOException {
    return new ParquetFormat().headings(this);
  }

  /** Returns the strings of all records. */
  List<List<String>> records() throws IOException {
    List<List<String>> records = new ArrayList<>();
    try (SourceTable table = new ParquetFormat().open(this, headings())) {
      while (table.next()) {
        List<String> record = new ArrayList<>();
        for (int i = 0; i < table.fields(); i++) {
          int from = table.start(i);
          record.add(new String(table.bytes(), from, table.end(i) - from, UTF_8));
        }
        records.add(record);
      }
    }
    return records;
  }

  @Override
  public InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public SeekableByteChannel channel() {
    return new SeekableInMemoryByteChannel(bytes);
  }
}
