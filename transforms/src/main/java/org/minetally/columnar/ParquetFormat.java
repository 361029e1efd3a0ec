package org.minetally.columnar;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.minetally.format.Content;
import org.minetally.format.FormatException;
import org.minetally.format.Table;
import org.minetally.format.TableFormat;
import org.minetally.record.ComposedText;
import org.minetally.record.Headings;

/**
 * Parquet files. Columns that hold one value a record are read; lists and nested columns are left
 * out. Dates and times become ISO 8601, decimals plain numbers.
 */
public final class ParquetFormat implements TableFormat {

  @Override
  public Headings headings(Content content) throws IOException {
    try (ParquetFileReader reader = open(content)) {
      return Headings.of(
          flat(schema(reader)).getFields().stream()
              .map(field -> ComposedText.of(field.getName()).strip())
              .toList());
    }
  }

  @Override
  public Table open(Content content, Headings headings) throws IOException {
    ParquetFileReader reader = open(content);
    return new ParquetTable(reader, flat(schema(reader)));
  }

  private static ParquetFileReader open(Content content) throws IOException {
    SeekableByteChannel channel = content.channel();
    try {
      if (channel.size() == 0) {
        throw new FormatException("the file is empty; expected Parquet", null);
      }
      return new ParquetFileReader(
          new ChannelFile(channel),
          ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e instanceof FormatException refused ? refused : damaged(e);
    }
  }

  private static MessageType schema(ParquetFileReader reader) {
    return reader.getFooter().getFileMetaData().getSchema();
  }

  private static MessageType flat(MessageType schema) {
    return new MessageType(
        schema.getName(),
        schema.getFields().stream()
            .filter(field -> field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED))
            .toList());
  }

  static FormatException damaged(Exception e) {
    return new FormatException(
        "this is no Parquet file, or it is damaged. Fetch or write it again", e);
  }
}
