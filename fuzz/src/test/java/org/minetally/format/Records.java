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
import org.minetally.format.internal.TextRecord;
import org.minetally.fuzz.Promise;

/**
 * What a format gives for some bytes.
 *
 * @param names the columns
 * @param rows the fields of each record
 */
public record Records(List<String> names, List<List<String>> rows) {

  /**
   * Reads a file of that format. Records have at least a field a column, lines go up, and a second
   * reading gives the same.
   *
   * @throws IOException if it is refused
   */
  public static Records of(TableFormat format, byte[] bytes) throws IOException {
    Records first = read(format, bytes);
    Promise.equal(read(format, bytes), first, "a second reading gives");
    return first;
  }

  private static Records read(TableFormat format, byte[] bytes) throws IOException {
    Content content = new Bytes(bytes);
    Headings headings = format.headings(content);
    List<List<String>> rows = new ArrayList<>();
    long line = 0;
    try (SourceTable table = format.open(content, headings)) {
      while (table.next()) {
        Promise.that(table.fields() >= headings.names().size(), "a record has too few fields");
        Promise.that(table.linesBefore() >= line, "lines go back");
        line = table.linesRead();
        rows.add(row(table));
      }
    }
    return new Records(headings.names(), rows);
  }

  private static List<String> row(SourceTable table) {
    List<String> row = new ArrayList<>();
    for (int i = 0; i < table.fields(); i++) {
      row.add(new String(table.bytes(), table.start(i), table.end(i) - table.start(i), UTF_8));
    }
    return row;
  }

  /** A text as a record shows it: half a surrogate pair is bytes that are no UTF-8. */
  static String asUtf8(String text) {
    TextRecord record = new TextRecord();
    record.add(text);
    return new String(record.bytes(), 0, record.end(0), UTF_8);
  }

  /** A file in memory. */
  @SuppressWarnings("ArrayRecordComponent") // two are never compared
  private record Bytes(byte[] bytes) implements Content {
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
