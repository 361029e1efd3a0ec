package org.minetally.region;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.minetally.region.Gazetteer.Entry;

/**
 * Reads a gazetteer from CSV text: UTF-8, with or without a byte order mark, commas, double quotes
 * (RFC 4180), a header, one region a line.
 */
public final class GazetteerCsv {

  /**
   * The names of the columns. The columns for parent and aliases may be missing if they have their
   * default names; a column named on purpose must be there, or a misspelt name would lose the whole
   * hierarchy without a word.
   *
   * @param code the column of the codes
   * @param name the column of the names
   * @param level the column of the levels' names
   * @param parent the column of the parents' codes; an empty field is no parent
   * @param aliases the column of the other names
   * @param aliasSeparator what stands between two aliases; empty: the field is one alias
   */
  public record Columns(
      String code, String name, String level, String parent, String aliases, String aliasSeparator)
      implements Serializable {

    /** {@code code,name,level,parent,aliases}, and {@code |} between aliases. */
    public static final Columns DEFAULT =
        new Columns("code", "name", "level", "parent", "aliases", "|");
  }

  private static final int ABSENT = -1;

  private final String label;
  private final Columns columns;
  private final List<String> problems = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  private GazetteerCsv(String label, Columns columns) {
    this.label = label;
    this.columns = columns;
  }

  /**
   * The entries of a file, in its order.
   *
   * @throws GazetteerException with every problem of the file's form
   * @throws IOException if the file cannot be read
   */
  public static List<Entry> read(Path file, Columns columns) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString(), columns);
    }
  }

  /**
   * The entries of a stream, in its order. The caller closes the stream.
   *
   * @param label the source's name in messages
   * @throws GazetteerException with every problem of the text's form
   * @throws IOException if the stream cannot be read
   */
  public static List<Entry> read(InputStream in, String label, Columns columns) throws IOException {
    GazetteerCsv reader = new GazetteerCsv(label, columns);
    String text = reader.decode(in.readAllBytes());
    if (text != null) {
      reader.parse(text);
    }
    if (!reader.problems.isEmpty()) {
      throw new GazetteerException(reader.problems);
    }
    return List.copyOf(reader.entries);
  }

  /** The text without its byte order mark, or null if it is not UTF-8. */
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

  private void parse(String text) {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      Iterator<CsvRecord> records = csv.iterator();
      if (!records.hasNext()) {
        problems.add(label + ": the file is empty; expected a header and one region a line");
        return;
      }
      Header header = header(records.next());
      if (problems.isEmpty()) {
        if (!records.hasNext()) {
          problems.add(label + ": the file has a header but no region");
        }
        records.forEachRemaining(row -> read(row, header));
      }
    } catch (CsvParseException e) {
      problems.add(label + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot fail to be read", e);
    }
  }

  /** Where each column stands; the optional ones may be {@link #ABSENT}. */
  private record Header(int code, int name, int level, int parent, int aliases, int width) {}

  private Header header(CsvRecord row) {
    List<String> names = row.getFields().stream().map(String::strip).toList();
    return new Header(
        position(names, columns.code(), true),
        position(names, columns.name(), true),
        position(names, columns.level(), true),
        position(names, columns.parent(), !columns.parent().equals(Columns.DEFAULT.parent())),
        position(names, columns.aliases(), !columns.aliases().equals(Columns.DEFAULT.aliases())),
        names.size());
  }

  private int position(List<String> header, String column, boolean required) {
    int at = header.indexOf(column);
    if (at != header.lastIndexOf(column)) {
      problem(1, "the header has the column \"" + column + "\" twice");
    } else if (at < 0 && required) {
      problem(
          1,
          "there is no column \"%s\"; the header has: %s"
              .formatted(column, String.join(", ", header)));
    }
    return at;
  }

  private void read(CsvRecord row, Header header) {
    long line = row.getStartingLineNumber();
    if (row.getFieldCount() != header.width()) {
      problem(
          line,
          "%d fields, where the header has %d; is a quote or a comma missing?"
              .formatted(row.getFieldCount(), header.width()));
      return;
    }
    entries.add(
        new Entry(
            row.getField(header.level()),
            row.getField(header.code()),
            row.getField(header.name()),
            header.parent() == ABSENT ? null : row.getField(header.parent()),
            header.aliases() == ABSENT ? List.of() : aliases(row.getField(header.aliases())),
            where(line)));
  }

  private List<String> aliases(String field) {
    String separator = columns.aliasSeparator();
    return separator.isEmpty()
        ? List.of(field)
        : List.of(field.split(Pattern.quote(separator), -1));
  }

  private void problem(long line, String sentence) {
    problems.add(where(line) + ": " + sentence);
  }

  private String where(long line) {
    return label + ", line " + line;
  }
}
