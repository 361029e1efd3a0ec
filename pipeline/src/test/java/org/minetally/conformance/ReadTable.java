package org.minetally.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.minetally.format.internal.Content;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.SourceTable;
import org.minetally.format.internal.parquet.ParquetFormat;

/**
 * A Parquet file, as read by the program.
 *
 * @param headings the columns
 * @param rows the bytes of every field, decoded as Latin-1
 */
record ReadTable(Headings headings, List<List<String>> rows) {

  /**
   * Reads a file.
   *
   * @throws org.minetally.format.internal.FormatException if the program rejects it
   */
  static ReadTable of(Path file) throws IOException {
    Content content = new OnDisk(file);
    Headings headings = new ParquetFormat().headings(content);
    List<List<String>> rows = new ArrayList<>();
    try (SourceTable table = new ParquetFormat().open(content, headings)) {
      while (table.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < table.fields(); i++) {
          int from = table.start(i);
          row.add(new String(table.bytes(), from, table.end(i) - from, ISO_8859_1));
        }
        rows.add(row);
      }
    }
    return new ReadTable(headings, rows);
  }

  private record OnDisk(Path file) implements Content {
    @Override
    public InputStream stream() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public SeekableByteChannel channel() throws IOException {
      return Files.newByteChannel(file);
    }
  }
}
