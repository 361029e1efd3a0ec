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
 * The columns and records that a format reads from bytes.
 *
 * @param names the columns
 * @param rows the fields of each record
 */
public record Records(List<String> names, List<List<String>> rows) {

  /**
   * Reads a file twice. Every record has at least one field per column, line numbers never
   * decrease, and both readings are equal.
   *
   * @throws IOException if the file is rejected
   */
  public static Records of(TableFormat format, byte[] bytes) throws IOException {
    Records first = read(format, bytes);
    Promise.equal(read(format, bytes), first, "second reading");
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
        Promise.that(table.linesBefore() >= line, "line numbers decrease");
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

  /** Returns a string as a record returns it: an unpaired surrogate becomes invalid UTF-8. */
  static String asUtf8(String text) {
    TextRecord record = new TextRecord();
    record.add(text);
    return new String(record.bytes(), 0, record.end(0), UTF_8);
  }

  /** A file in memory. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
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
