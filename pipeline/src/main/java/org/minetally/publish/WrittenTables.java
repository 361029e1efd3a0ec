package org.minetally.publish;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.minetally.parquet.internal.ColumnCursor;
import org.minetally.parquet.internal.RowGroup;
import org.minetally.parquet.internal.WrittenTable;

/** Reads written tables back, so that checks apply to the files that are published. */
public final class WrittenTables {

  private WrittenTables() {}

  /** Returns the names of all files and folders in a folder. */
  public static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
      return names;
    }
  }

  /** Returns the number of rows of the table in a folder. */
  public static long rows(Path folder) throws IOException {
    try (WrittenTable table = WrittenTable.open(folder)) {
      return table.rows();
    }
  }

  /** Returns the totals of numeric columns of the table in a folder. */
  public static SortedMap<String, BigDecimal> totals(Path folder, Collection<String> columns)
      throws IOException {
    try (WrittenTable table = WrittenTable.open(folder)) {
      return totals(table, columns);
    }
  }

  /**
   * Returns the totals of numeric columns of an open table.
   *
   * @return the totals by column, without columns that have only NULL
   */
  public static SortedMap<String, BigDecimal> totals(WrittenTable table, Collection<String> columns)
      throws IOException {
    SortedMap<String, BigDecimal> totals = new TreeMap<>();
    for (int group = 0; group < table.rowGroups(); group++) {
      RowGroup rows = table.rowGroup(group);
      for (String name : columns) {
        add(name, rows.column(name), rows.rows(), totals);
      }
    }
    return totals;
  }

  private static void add(
      String name, ColumnCursor value, long rows, SortedMap<String, BigDecimal> totals) {
    long sum = 0;
    boolean any = false;
    for (long row = 0; row < rows; row++) {
      if (!value.isNull()) {
        any = true;
        sum = Math.addExact(sum, value.number());
      }
      value.advance();
    }
    if (any) {
      totals.merge(name, BigDecimal.valueOf(sum, value.scale()), BigDecimal::add);
    }
  }
}
