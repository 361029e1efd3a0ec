package org.minetally.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.minetally.format.internal.Content;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.SourceTable;
import org.minetally.format.internal.TableFormat;

/**
 * The columns and rows that a format reads from bytes.
 *
 * @param names the columns
 * @param rows the fields
 * @param lines the line of each row, counted from 1
 */
public record Reading(List<String> names, List<List<String>> rows, List<Long> lines) {

  public static Reading of(TableFormat format, String text) throws IOException {
    return of(format, text.getBytes(UTF_8));
  }

  public static Reading of(TableFormat format, byte[] bytes) throws IOException {
    Content content = new Bytes(bytes);
    Headings headings = format.headings(content);
    List<List<String>> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    try (SourceTable table = format.open(content, headings)) {
      while (table.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < table.fields(); i++) {
          row.add(new String(table.bytes(), table.start(i), table.end(i) - table.start(i), UTF_8));
        }
        rows.add(row);
        lines.add(table.linesBefore() + 1);
      }
    }
    return new Reading(headings.names(), rows, lines);
  }

  /** A file in memory. */
  public static final class Bytes implements Content {

    private final byte[] bytes;

    public Bytes(byte[] bytes) {
      this.bytes = bytes;
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
}
