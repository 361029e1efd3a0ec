package org.minetally.init;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.RecordCursor;
import org.minetally.internal.text.ComposedText;
import org.minetally.source.internal.SourceReader;

/**
 * A sample of a data file.
 *
 * @param path the path of the file
 * @param format the detected format
 * @param headings the names and hashtags of the columns
 * @param columns the columns, in the order of the file
 * @param rows the number of records in the sample
 * @param whole whether the sample is the whole file
 * @param table the first records, field by field
 * @param tail the last records
 * @param apart the names of columns that have a use of their own, so that no key can name them
 */
record Sample(
    String path,
    FileFormat format,
    Headings headings,
    List<SampledColumn> columns,
    long rows,
    boolean whole,
    List<List<String>> table,
    List<List<String>> tail,
    Set<String> apart) {

  /** The maximum number of records in a sample. */
  private static final long MOST_ROWS = 1_000_000;

  /** The maximum number of records kept field by field. */
  private static final int MOST_KEPT = 20_000;

  private static final int TAIL = 20;

  Sample {
    columns = List.copyOf(columns);
    table = List.copyOf(table);
    tail = List.copyOf(tail);
    apart = Set.copyOf(apart);
  }

  /** Chooses records. */
  @FunctionalInterface
  interface Choice {
    boolean takes(List<String> fields);
  }

  /**
   * Samples a file.
   *
   * @throws UnreadableInputException if the file is not a table
   */
  static Sample of(String path, FileFormat format) {
    return of(path, format, fields -> true);
  }

  /** Samples the chosen records of the same file. */
  Sample only(Choice choice) {
    return of(path, format, choice).withApart(apart);
  }

  /** Returns whether the file is a sheet or text, in which notes and titles can be rows. */
  boolean hasRows() {
    return switch (format.typeOf(path)) {
      case XLSX, DELIMITED -> true;
      default -> false;
    };
  }

  /** Returns the same records, with columns that have a use of their own. */
  Sample withApart(Set<String> names) {
    return new Sample(path, format, headings, columns, rows, whole, table, tail, names);
  }

  /** Returns a choice of the records whose column has, or has not, one of some values. */
  Choice with(SampledColumn column, Collection<String> values, boolean taken) {
    int at = position(column);
    Set<String> words = Set.copyOf(values);
    return fields -> taken == (at < fields.size() && words.contains(fields.get(at)));
  }

  private static Sample of(String path, FileFormat format, Choice choice) {
    try (SourceReader records = SourceReader.open(path, format)) {
      List<SampledColumn> columns = columns(records.header().headings());
      List<List<String>> table = new ArrayList<>();
      Deque<List<String>> tail = new ArrayDeque<>();
      long rows = 0;
      boolean more;
      for (more = records.next(); more && rows < MOST_ROWS; more = records.next()) {
        List<String> fields = fields(records, columns.size());
        if (!choice.takes(fields)) {
          continue;
        }
        rows++;
        for (int i = 0; i < fields.size(); i++) {
          columns.get(i).add(fields.get(i));
        }
        if (table.size() < MOST_KEPT) {
          table.add(fields);
        }
        tail.addLast(fields);
        if (tail.size() > TAIL) {
          tail.removeFirst();
        }
      }
      return new Sample(
          path,
          format,
          records.header().headings(),
          columns,
          rows,
          !more,
          table,
          List.copyOf(tail),
          Set.of());
    }
  }

  private static List<String> fields(SourceReader records, int columns) {
    RecordCursor cursor = records.cursor();
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < Math.min(columns, cursor.fields()); i++) {
      fields.add(text(cursor, i, records.charset()));
    }
    return fields;
  }

  private static List<SampledColumn> columns(Headings headings) {
    List<SampledColumn> columns = new ArrayList<>();
    List<String> tags = headings.tags();
    for (int i = 0; i < headings.names().size(); i++) {
      columns.add(new SampledColumn(headings.names().get(i), tags.isEmpty() ? "" : tags.get(i)));
    }
    return columns;
  }

  /** Returns the text of a field, normalised as a run would do it. */
  static String text(RecordCursor cursor, int field, Charset charset) {
    String text =
        new String(
            cursor.bytes(), cursor.start(field), cursor.end(field) - cursor.start(field), charset);
    return ComposedText.of(text).strip();
  }

  /** Returns the value of a column in a kept record; empty if the record is too short. */
  String value(List<String> record, SampledColumn column) {
    int at = position(column);
    return at < record.size() ? record.get(at) : "";
  }

  int position(SampledColumn column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) == column) {
        return i;
      }
    }
    throw new IllegalArgumentException(column.name());
  }

  /** Returns whether a profile can name a column, which requires a unique, non-empty name. */
  boolean isReachable(SampledColumn column) {
    String name = column.name();
    return !name.isEmpty()
        && !apart.contains(name)
        && columns.stream().filter(other -> other.name().equals(name)).count() == 1;
  }
}
