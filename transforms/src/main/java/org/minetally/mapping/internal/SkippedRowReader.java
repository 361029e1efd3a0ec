package org.minetally.mapping.internal;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.minetally.format.internal.SkippedRows;
import org.minetally.format.internal.SourceRecord;
import org.minetally.internal.text.Excerpt;

/** Decides whether a row is a note or a heading rather than a record. */
final class SkippedRowReader {

  private final SourceColumn column;
  private final int columns;
  private final boolean alone;

  /** The beginnings in the charset of the file, composed and decomposed; empty for any text. */
  private final byte[][] beginnings;

  private SkippedRowReader(SkippedRows skipped, SourceColumn.Header header) {
    column = header.column(skipped.column());
    columns = header.headings().own();
    alone = skipped.alone();
    beginnings =
        skipped.startsWith().stream()
            .map(SourceColumn::composed)
            .flatMap(text -> Stream.of(text, Normalizer.normalize(text, Normalizer.Form.NFD)))
            .distinct()
            .filter(text -> header.charset().newEncoder().canEncode(text))
            .map(text -> text.getBytes(header.charset()))
            .toArray(byte[][]::new);
  }

  /** Returns a reader, or null if no row is skipped. */
  static SkippedRowReader of(SkippedRows skipped, SourceColumn.Header header) {
    return skipped.any() ? new SkippedRowReader(skipped, header) : null;
  }

  /** Returns whether the row is skipped; it may have any number of fields. */
  boolean skips(SourceRecord row) {
    if (column.index() >= row.fields()) {
      return false;
    }
    column.locate(row);
    return column.from() < column.to()
        && (beginnings.length == 0 || hasBeginning(row.bytes()))
        && (!alone || isAlone(row));
  }

  private boolean hasBeginning(byte[] bytes) {
    for (byte[] text : beginnings) {
      int end = column.from() + text.length;
      if (end <= column.to() && Arrays.equals(text, 0, text.length, bytes, column.from(), end)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAlone(SourceRecord row) {
    if (row.fields() > columns) {
      return false;
    }
    for (int field = 0; field < row.fields(); field++) {
      if (field != column.index() && !isBlank(row, field)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(SourceRecord row, int field) {
    byte[] bytes = row.bytes();
    for (int i = row.start(field); i < row.end(field); i++) {
      if (bytes[i] < 0 || bytes[i] > ' ') {
        return false;
      }
    }
    return true;
  }

  /** Returns the text of the skipped row, for the record counts; a personal one is not shown. */
  String filteredBy(SourceRecord row) {
    return "skipped row "
        + Excerpt.of(column.name())
        + "="
        + Excerpt.of(column.shown(column.text(row.bytes())));
  }
}
