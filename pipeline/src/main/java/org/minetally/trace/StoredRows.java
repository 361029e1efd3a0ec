package org.minetally.trace;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minetally.parquet.internal.ColumnCursor;
import org.minetally.parquet.internal.RowGroup;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.trace.internal.CellConditions;

/**
 * The rows of a table in a folder, one after the other. Values are {@link String}, {@link
 * LocalDate}, {@link BigDecimal} (also for whole numbers), {@link Boolean} or {@link Double}; null
 * represents NULL.
 */
public final class StoredRows {

  private StoredRows() {}

  /** Receives rows. */
  @FunctionalInterface
  public interface Receiver {

    /** Receives a row, with a value for each of the wanted columns. */
    void receive(List<Object> values) throws IOException;
  }

  /** Returns the names of the columns of a table. */
  public static List<String> columns(Path folder) throws IOException {
    try (WrittenTable table = WrittenTable.open(folder)) {
      return table.columns();
    }
  }

  /**
   * Passes on the rows of a table in order.
   *
   * @param folder the folder of its files; a folder that does not exist has no rows
   * @param wanted the names of columns that the table has
   */
  public static void read(Path folder, List<String> wanted, Receiver receiver) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (WrittenTable table = WrittenTable.open(folder)) {
      for (int group = 0; group < table.rowGroups(); group++) {
        RowGroup rows = table.rowGroup(group);
        // A column has only one cursor, even if it is wanted twice.
        Map<String, ColumnCursor> cursors = new LinkedHashMap<>();
        wanted.forEach(name -> cursors.computeIfAbsent(name, rows::column));
        List<ColumnCursor> inOrder = wanted.stream().map(cursors::get).toList();
        for (long row = 0; row < rows.rows(); row++) {
          List<Object> values = new ArrayList<>(wanted.size());
          for (ColumnCursor cursor : inOrder) {
            values.add(cursor.isNull() ? null : value(cursor));
          }
          cursors.values().forEach(ColumnCursor::advance);
          receiver.receive(values);
        }
      }
    }
  }

  /**
   * Passes on the rows of a table that meet conditions, in order.
   *
   * @param folder the folder of its files; a folder that does not exist has no rows
   * @param conditions the conditions, on columns that the table has
   * @param wanted the names of columns that the table has
   */
  public static void read(
      Path folder, CellConditions conditions, List<String> wanted, Receiver receiver)
      throws IOException {
    List<String> tested = List.copyOf(conditions.values().keySet());
    RowConditions test = RowConditions.of(conditions, tested::indexOf);
    List<String> all = new ArrayList<>(tested);
    all.addAll(wanted);
    read(
        folder,
        all,
        row -> {
          if (test.test(row)) {
            receiver.receive(row.subList(tested.size(), row.size()));
          }
        });
  }

  private static Object value(ColumnCursor column) {
    return switch (column.type()) {
      case STRING -> column.text();
      case DATE -> LocalDate.ofEpochDay(column.date());
      case INTEGER, AREA -> column.decimal();
      case RATIO -> column.ratio();
      case BOOLEAN -> column.flag();
      case GEOMETRY -> throw new IllegalStateException("geometries are not traced");
    };
  }
}
