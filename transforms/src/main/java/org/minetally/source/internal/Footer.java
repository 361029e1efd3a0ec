package org.minetally.source.internal;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.RecordCursor;
import org.minetally.format.internal.delimited.RecordReader;

/**
 * The rows at the end of a file that are not records, such as notes.
 *
 * @param start where they start: for delimited text the offset of a byte, otherwise the number of
 *     records before them; {@link Long#MAX_VALUE} if there are none
 * @param rows the number of these rows, including rows without text between them and before them
 */
public record Footer(long start, long rows) implements Serializable {

  /** The file has no footer. */
  public static final Footer NONE = new Footer(Long.MAX_VALUE, 0);

  /** Returns whether the file has a footer. */
  boolean any() {
    return rows > 0;
  }

  /**
   * A row with text.
   *
   * @param number its number, counted from 1
   * @param end where the row after it starts, as in {@link Footer#start()}
   * @param line its line in the file
   * @param filled the number of its fields with text
   */
  private record Row(long number, long end, long line, int filled) {}

  /**
   * Finds the footer of a file by reading all of it.
   *
   * @param cursor the records of the file
   * @param rows the number of rows with text in the footer, at least 1
   * @throws UnreadableInputException if the file has fewer rows, or if a row of the footer looks
   *     like a record
   */
  static Footer find(String path, SourceFile.Header header, RecordCursor cursor, int rows)
      throws IOException {
    int columns = header.names().size();
    Deque<Row> last = new ArrayDeque<>();
    long number = 0;
    while (cursor.next()) {
      number++;
      int filled = filled(cursor, columns);
      if (filled > 0) {
        long line = header.lines() + cursor.linesBefore() + 1;
        last.add(new Row(number, end(cursor, number), line, filled));
        if (last.size() > rows + 1) {
          last.remove();
        }
      }
    }
    if (last.size() < rows) {
      throw new UnreadableInputException(
          String.format(
              Locale.ROOT,
              "%s: there are only %d rows with text below the header, but format.footer_rows is %d; correct it",
              path,
              last.size(),
              rows));
    }
    boolean hasRecords = last.size() > rows;
    Row before = hasRecords ? last.remove() : new Row(0, start(cursor, header), 0, 0);
    last.forEach(row -> checkNote(path, row, columns, rows));
    return new Footer(before.end(), number - before.number());
  }

  /** Rejects a row that has text in more than half of the columns, as records have. */
  private static void checkNote(String path, Row row, int columns, int rows) {
    if (row.filled() > Math.max(1, columns / 2)) {
      throw new UnreadableInputException(
          String.format(
              Locale.ROOT,
              "%s:%d: one of the last %d rows (format.footer_rows) has text in %d of %d columns, like a record. Correct footer_rows, or use totals_rows or skip_rows in the profile",
              path,
              row.line(),
              rows,
              row.filled(),
              columns));
    }
  }

  private static long start(RecordCursor cursor, SourceFile.Header header) {
    return cursor instanceof RecordReader ? header.end() : 0;
  }

  private static long end(RecordCursor cursor, long number) {
    return cursor instanceof RecordReader text ? text.nextOffset() : number;
  }

  private static int filled(RecordCursor cursor, int columns) {
    int filled = 0;
    for (int field = 0; field < Math.min(cursor.fields(), columns); field++) {
      filled += isBlank(cursor.bytes(), cursor.start(field), cursor.end(field)) ? 0 : 1;
    }
    return filled;
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0 || bytes[i] > ' ') {
        return false;
      }
    }
    return true;
  }
}
