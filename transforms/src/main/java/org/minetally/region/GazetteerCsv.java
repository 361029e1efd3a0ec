package org.minetally.region;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.internal.AttributeColumns;
import org.minetally.region.internal.AttributeValue;

/**
 * Reads a gazetteer from CSV text: UTF-8 with or without a byte order mark, commas, double quotes
 * (RFC 4180), a header, and one region per line. A region that changed has a line for each time
 * span.
 */
public final class GazetteerCsv {

  /**
   * The names of the columns. The columns for parent, aliases and validity are optional under their
   * default names. A column with any other name is required, because a misspelt name would silently
   * lose the whole hierarchy. Start with {@link Columns#DEFAULT} and change the names that differ.
   *
   * @param code the column of the codes
   * @param name the column of the names
   * @param level the column of the levels' names
   * @param parent the column of the parents' codes; an empty field means no parent
   * @param aliases the column of the other names
   * @param aliasSeparator the separator of two aliases; if empty, the whole field is one alias
   * @param validFrom the column of the first days, such as {@code 2021-07-07}; an empty field means
   *     always valid before
   * @param validTo the column of the last days, inclusive; an empty field means still valid
   */
  public record Columns(
      String code,
      String name,
      String level,
      String parent,
      String aliases,
      String aliasSeparator,
      String validFrom,
      String validTo)
      implements Serializable {

    /**
     * {@code code,name,level,parent,aliases,valid_from,valid_to}, and {@code |} between aliases.
     */
    public static final Columns DEFAULT =
        new Columns("code", "name", "level", "parent", "aliases", "|", "valid_from", "valid_to");

    /** Returns the same names with these required columns. */
    public Columns withRegion(String code, String name, String level) {
      return new Columns(code, name, level, parent, aliases, aliasSeparator, validFrom, validTo);
    }

    /** Returns the same names with this column of the parents' codes. */
    public Columns withParent(String column) {
      return new Columns(code, name, level, column, aliases, aliasSeparator, validFrom, validTo);
    }

    /** Returns the same names with this column of the other names. */
    public Columns withAliases(String column, String separator) {
      return new Columns(code, name, level, parent, column, separator, validFrom, validTo);
    }

    /** Returns the same names with these columns of the first and the last days. */
    public Columns withValidity(String from, String to) {
      return new Columns(code, name, level, parent, aliases, aliasSeparator, from, to);
    }
  }

  private static final int ABSENT = -1;

  /** ISO 8601, four digits for the year. */
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final CsvText table;
  private final Columns columns;
  private final List<Entry> entries = new ArrayList<>();
  private Header header;

  private GazetteerCsv(String label, Columns columns) {
    this.table = new CsvText(label, "region");
    this.columns = columns;
  }

  /**
   * Reads the entries of a file, in its order.
   *
   * @throws GazetteerException with every problem in the file's format
   * @throws IOException if the file cannot be read
   */
  public static List<Entry> read(Path file, Columns columns) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString(), columns);
    }
  }

  /**
   * Reads the entries of a stream, in its order. The caller closes the stream.
   *
   * @param label the source's name in messages
   * @throws GazetteerException with every problem in the text's format
   * @throws IOException if the stream cannot be read
   */
  public static List<Entry> read(InputStream in, String label, Columns columns) throws IOException {
    GazetteerCsv reader = new GazetteerCsv(label, columns);
    reader.table.read(CsvText.bytes(in), reader::readHeader, reader::readRow);
    return List.copyOf(reader.entries);
  }

  /**
   * Reads an attribute of regions from a stream in the same dialect: the gazetteer itself or
   * another file. The caller closes the stream.
   *
   * @param label the source's name in messages
   * @throws GazetteerException with every problem of the text
   * @throws IOException if the stream cannot be read
   */
  public static List<AttributeValue> readAttribute(
      InputStream in, String label, AttributeColumns columns) throws IOException {
    return AttributeCsv.read(in, label, columns);
  }

  /** The position of each column; optional ones may be {@link #ABSENT}. */
  private record Header(
      int code, int name, int level, int parent, int aliases, Validity validity) {}

  /** The positions of the columns of the first and the last day, or {@link #ABSENT}. */
  private record Validity(int from, int to) {}

  private void readHeader(List<String> names) {
    header =
        new Header(
            table.position(names, columns.code(), true),
            table.position(names, columns.name(), true),
            table.position(names, columns.level(), true),
            optional(names, columns.parent(), Columns.DEFAULT.parent()),
            optional(names, columns.aliases(), Columns.DEFAULT.aliases()),
            new Validity(
                optional(names, columns.validFrom(), Columns.DEFAULT.validFrom()),
                optional(names, columns.validTo(), Columns.DEFAULT.validTo())));
  }

  private int optional(List<String> names, String column, String usual) {
    return table.position(names, column, !column.equals(usual));
  }

  private void readRow(CsvRecord row) {
    entries.add(
        Entry.of(
                row.getField(header.level()),
                row.getField(header.code()),
                row.getField(header.name()))
            .within(header.parent() == ABSENT ? null : row.getField(header.parent()))
            .withAliases(
                header.aliases() == ABSENT ? List.of() : aliases(row.getField(header.aliases())))
            .from(table.where(row.getStartingLineNumber()))
            .during(
                day(row, header.validity().from(), columns.validFrom()),
                day(row, header.validity().to(), columns.validTo())));
  }

  private List<String> aliases(String field) {
    String separator = columns.aliasSeparator();
    return separator.isEmpty()
        ? List.of(field)
        : List.of(field.split(Pattern.quote(separator), -1));
  }

  /**
   * Returns the day in a column, or null if it is open. Reports an invalid day and returns null.
   */
  private LocalDate day(CsvRecord row, int position, String column) {
    String text = position == ABSENT ? "" : row.getField(position).strip();
    if (text.isEmpty()) {
      return null;
    }
    try {
      if (DAY.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException e) {
      // Such as 2021-02-30: reported below.
    }
    table.problem(
        row.getStartingLineNumber(),
        "invalid day \"%s\" in the column \"%s\"; write it like 2021-07-07, or leave it empty"
            .formatted(text, column));
    return null;
  }
}
