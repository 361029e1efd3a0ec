package org.minetally.region;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.minetally.format.internal.TextEncoding;
import org.minetally.internal.text.Excerpt;

/**
 * Reads CSV text in the dialect of gazetteers and collects its problems: UTF-8 with or without a
 * byte order mark, commas, double quotes (RFC 4180), a header.
 */
final class CsvText {

  private final String label;
  private final String what;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param label the source's name in messages
   * @param what the name for the content of a line in messages, such as {@code region}
   */
  CsvText(String label, String what) {
    this.label = label;
    this.what = what;
  }

  /** Reads all bytes, converting UTF-16 or UTF-32 with a byte order mark to UTF-8. */
  static byte[] bytes(InputStream in) throws IOException {
    return TextEncoding.utf8(new ByteArrayInputStream(in.readAllBytes())).readAllBytes();
  }

  /**
   * Reads the header and, unless it has a problem, the rows that have as many fields as the header.
   *
   * @throws GazetteerException with every problem, including those that the callbacks reported
   */
  void read(byte[] bytes, Consumer<List<String>> header, Consumer<CsvRecord> row) {
    String text = decode(bytes);
    if (text != null) {
      parse(text, header, row);
    }
    if (!problems.isEmpty()) {
      throw new GazetteerException(problems);
    }
  }

  /** Returns the text without its byte order mark, or null if it is not UTF-8. */
  private String decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    if (result.isError()) {
      long line = 1 + out.chars().filter(character -> character == '\n').count();
      problem(line, "the text is not UTF-8; save the file as CSV in UTF-8");
      return null;
    }
    boolean marked = !out.isEmpty() && out.get(0) == '\uFEFF';
    return out.subSequence(marked ? 1 : 0, out.length()).toString();
  }

  private void parse(String text, Consumer<List<String>> header, Consumer<CsvRecord> row) {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      Iterator<CsvRecord> records = csv.iterator();
      if (!records.hasNext()) {
        problems.add(
            "%s: the file is empty; expected a header and one %s per line".formatted(label, what));
        return;
      }
      List<String> names = records.next().getFields().stream().map(String::strip).toList();
      header.accept(names);
      if (problems.isEmpty()) {
        if (!records.hasNext()) {
          problems.add(label + ": the file has a header but no " + what);
        }
        records.forEachRemaining(record -> read(record, names.size(), row));
      }
    } catch (CsvParseException e) {
      problems.add(label + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  private void read(CsvRecord record, int width, Consumer<CsvRecord> row) {
    if (record.getFieldCount() == width) {
      row.accept(record);
    } else {
      problem(
          record.getStartingLineNumber(),
          String.format(
              Locale.ROOT,
              "%d fields, but the header has %d; is a quote or a comma missing?",
              record.getFieldCount(),
              width));
    }
  }

  /**
   * Returns a column's position in the header, or -1. Reports a column that is duplicate, or
   * required but absent.
   */
  int position(List<String> header, String column, boolean required) {
    int at = header.indexOf(column);
    if (at != header.lastIndexOf(column)) {
      problem(1, "duplicate column \"" + column + "\" in the header; rename one");
    } else if (at < 0 && required) {
      problem(1, "no column \"%s\"; the header has: %s".formatted(column, Excerpt.list(header)));
    }
    return at;
  }

  void problem(long line, String sentence) {
    problems.add(where(line) + ": " + sentence);
  }

  String where(long line) {
    return label + ", line " + line;
  }
}
