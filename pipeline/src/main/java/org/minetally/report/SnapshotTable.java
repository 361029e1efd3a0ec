package org.minetally.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minetally.parquet.internal.ColumnCursor;
import org.minetally.parquet.internal.RowGroup;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.publish.OutputLayout;

/**
 * Columns of a snapshot table in memory. Values are {@link String}, {@link LocalDate}, {@link
 * BigDecimal} (also for whole numbers), {@link Boolean} or {@link Double}; null represents NULL.
 */
final class SnapshotTable {

  private final Map<String, List<Object>> columns;
  private final int rows;

  private SnapshotTable(Map<String, List<Object>> columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** Returns the names of the columns of a table, in order. */
  static List<String> columns(Path snapshot, String table) throws IOException {
    try (WrittenTable file = open(snapshot, table)) {
      return file.columns();
    }
  }

  /** Reads all columns of a table. */
  static SnapshotTable read(Path snapshot, String table) throws IOException {
    return read(snapshot, table, columns(snapshot, table));
  }

  /**
   * A condition that selects rows.
   *
   * @param column a text column
   * @param value the value that selected rows have in it
   */
  record Only(String column, String value) {}

  /** Reads some columns of a table; all of them must exist. */
  static SnapshotTable read(Path snapshot, String table, Collection<String> wanted)
      throws IOException {
    return read(snapshot, table, wanted, null);
  }

  /**
   * Reads some columns of the selected rows of a table; all of the columns must exist.
   *
   * @param only the condition that selects rows; null for all rows
   */
  static SnapshotTable read(Path snapshot, String table, Collection<String> wanted, Only only)
      throws IOException {
    Map<String, List<Object>> columns = new LinkedHashMap<>();
    wanted.forEach(column -> columns.put(column, new ArrayList<>()));
    int rows = 0;
    try (WrittenTable file = open(snapshot, table)) {
      for (int group = 0; group < file.rowGroups(); group++) {
        RowGroup all = file.rowGroup(group);
        BitSet selected = selected(only, all);
        columns.forEach((name, values) -> read(all.column(name), selected, values));
        rows += selected.cardinality();
      }
    }
    return new SnapshotTable(columns, rows);
  }

  /** Returns the selected rows of a row group. */
  private static BitSet selected(Only only, RowGroup all) {
    int rows = Math.toIntExact(all.rows());
    BitSet selected = new BitSet(rows);
    if (only == null) {
      selected.set(0, rows);
      return selected;
    }
    ColumnCursor value = all.column(only.column());
    for (int row = 0; row < rows; row++) {
      selected.set(row, only.value().equals(value.text()));
      value.advance();
    }
    return selected;
  }

  private static WrittenTable open(Path snapshot, String table) throws IOException {
    return WrittenTable.open(OutputLayout.table(snapshot, table));
  }

  private static void read(ColumnCursor column, BitSet selected, List<Object> values) {
    for (int row = 0; row < selected.length(); row++) {
      if (selected.get(row)) {
        values.add(column.isNull() ? null : value(column));
      }
      column.advance();
    }
  }

  private static Object value(ColumnCursor column) {
    return switch (column.type()) {
      case STRING -> column.text();
      case DATE -> LocalDate.ofEpochDay(column.date());
      case INTEGER, AREA -> column.decimal();
      case BOOLEAN -> column.flag();
      case RATIO -> column.ratio();
      case GEOMETRY -> throw new IllegalStateException("a report does not show a geometry column");
    };
  }

  int rows() {
    return rows;
  }

  Set<String> columns() {
    return columns.keySet();
  }

  /** Returns a string; null for NULL. */
  String text(String column, int row) {
    return (String) columns.get(column).get(row);
  }

  /** Returns a number; null for NULL. */
  BigDecimal number(String column, int row) {
    return (BigDecimal) columns.get(column).get(row);
  }

  /** Returns a flag. Up to format 2 of the manifest, flags are {@code yes} or {@code no}. */
  boolean isSet(String column, int row) {
    Object value = columns.get(column).get(row);
    return Boolean.TRUE.equals(value) || "yes".equals(value);
  }

  /** Returns any value; null for NULL, or if the column was not read. */
  Object orNull(String column, int row) {
    return columns.containsKey(column) ? columns.get(column).get(row) : null;
  }

  /** Returns any value in a form that JSON can represent; null for NULL. */
  Object shown(String column, int row) {
    Object value = columns.get(column).get(row);
    return value instanceof LocalDate date ? date.toString() : value;
  }
}
