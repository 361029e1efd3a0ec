package org.minetally.format.internal.parquet;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minetally.format.internal.Content;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.SourceTable;
import org.minetally.format.internal.TableFormat;
import org.minetally.internal.text.ComposedText;

/**
 * Reads Parquet files. Columns with one value per record are read; the headings say why any other
 * column is not. Dates and times become ISO 8601, decimals plain numbers.
 *
 * <p>The library's decoders are used page by page, because its file reader trusts every length in
 * the file. Page checksums are verified if the file has them.
 */
public final class ParquetFormat implements TableFormat {

  @Override
  public Headings headings(Content content) throws IOException {
    try (SeekableByteChannel channel = content.channel()) {
      SchemaColumns columns = ParquetFooter.read(channel).columns();
      Map<String, String> unreadable = new LinkedHashMap<>();
      columns.unreadable().forEach((name, why) -> unreadable.put(heading(name), why));
      if (columns.readable().isEmpty()) {
        throw new FormatException(
            "no column can be read"
                + unreadable.entrySet().stream()
                    .limit(3)
                    .map(column -> "; \"" + column.getKey() + "\" " + column.getValue())
                    .collect(joining())
                + ". Write a file with one simple value per record and column",
            null);
      }
      List<String> names =
          columns.readable().stream().map(column -> heading(column.name())).toList();
      return new Headings(names, List.of(), unreadable);
    }
  }

  @Override
  public SourceTable open(Content content, Headings headings) throws IOException {
    SeekableByteChannel channel = content.channel();
    try {
      return new ParquetTable(channel, ParquetFooter.read(channel));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static String heading(String name) {
    return ComposedText.of(name).strip();
  }
}
