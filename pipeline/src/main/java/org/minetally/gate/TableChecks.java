package org.minetally.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.publish.OutputLayout;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;

/**
 * Checks written tables against their schemas: no NULL in required columns, unique keys, declared
 * values, and references that exist. A failure is a bug in Minetally, which must not become a wrong
 * figure.
 *
 * <p>Only the keys of fact tables are read row by row. For other columns the dictionaries usually
 * suffice.
 */
public final class TableChecks {

  private final Path work;
  private final Map<String, Set<String>> referred = new HashMap<>();

  /**
   * Creates checks of the tables in a folder, which also contains the referenced tables.
   *
   * @param work the folder with all tables
   */
  public TableChecks(Path work) {
    this.work = work;
  }

  /**
   * Checks a table.
   *
   * @param file its open file
   * @throws IOException if the table or a referenced table cannot be read
   */
  public List<Check> of(TableSchema table, WrittenTable file) throws IOException {
    List<Check> checks = new ArrayList<>();
    checks.add(notNull(table, file));
    if (!table.key().isEmpty()) {
      checks.add(unique(table, file));
    }
    if (table.columns().stream().anyMatch(column -> !column.values().isEmpty())) {
      checks.add(acceptedValues(table, file));
    }
    if (table.columns().stream().anyMatch(column -> !column.references().isEmpty())) {
      checks.add(relationships(table, file));
    }
    return checks;
  }

  private static Check notNull(TableSchema table, WrittenTable file) throws IOException {
    List<String> required =
        table.columns().stream().filter(Column::required).map(Column::name).toList();
    long nulls = 0;
    for (String column : required) {
      nulls += new WrittenColumn(file, column).nulls();
    }
    return Check.ofTable(
        "not_null",
        table.name(),
        required,
        nulls,
        bug("%s: %,d values are NULL in required columns", table.name(), nulls));
  }

  private static Check unique(TableSchema table, WrittenTable file) throws IOException {
    boolean sorted = table.key().contains("region_id") && table.key().contains("period_id");
    long again = sorted ? repeatedInOrder(table, file) : repeated(table, file);
    return Check.ofTable(
        "unique",
        table.name(),
        table.key(),
        again,
        bug("%s: %,d rows repeat a key or are out of order", table.name(), again));
  }

  /** Counts repeated keys in a sorted table, where equal keys are adjacent. Constant memory. */
  private static long repeatedInOrder(TableSchema table, WrittenTable file) throws IOException {
    long again = 0;
    FactCursor rows = new FactCursor(file, FactColumns.keysOf(table));
    while (rows.next()) {
      again += rows.step() > 0 ? 0 : 1;
    }
    return again;
  }

  /** Counts repeated keys in memory; such tables have a row per period, region or claim. */
  private static long repeated(TableSchema table, WrittenTable file) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < file.rows(); i++) {
      rows.add(new ArrayList<>());
    }
    for (String column : table.key()) {
      int[] row = {0};
      new WrittenColumn(file, column).forEachKey(value -> rows.get(row[0]++).add(value));
    }
    return (long) rows.size() - new HashSet<>(rows).size();
  }

  private static Check acceptedValues(TableSchema table, WrittenTable file) throws IOException {
    List<String> columns = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    long others = 0;
    for (Column column : table.columns()) {
      if (!column.values().isEmpty()) {
        columns.add(column.name());
        long of = others(new WrittenColumn(file, column.name()), Set.copyOf(column.values()));
        others += of;
        if (of > 0) {
          wrong.add(column.name());
        }
      }
    }
    return Check.ofTable(
        "accepted_values",
        table.name(),
        columns,
        others,
        bug(
            "%s: %,d values of %s are not among the declared values",
            table.name(), others, String.join(", ", wrong)));
  }

  private Check relationships(TableSchema table, WrittenTable file) throws IOException {
    List<String> columns = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    long lost = 0;
    for (Column column : table.columns()) {
      if (!column.references().isEmpty()) {
        columns.add(column.name());
        long of = others(new WrittenColumn(file, column.name()), referred(column.references()));
        lost += of;
        if (of > 0) {
          wrong.add(column.name() + " (" + column.references() + ")");
        }
      }
    }
    return Check.ofTable(
        "relationships",
        table.name(),
        columns,
        lost,
        bug(
            "%s: %,d values of %s do not exist in the referenced column",
            table.name(), lost, String.join(", ", wrong)));
  }

  /** Counts the values of a column that are not in a set. NULL is not counted. */
  private static long others(WrittenColumn column, Set<String> these) throws IOException {
    boolean[] any = {false};
    column.forEachDistinct(value -> any[0] |= !these.contains(value));
    if (!any[0]) {
      return 0;
    }
    long[] others = {0};
    column.forEach(value -> others[0] += value == null || these.contains(value) ? 0 : 1);
    return others[0];
  }

  /** Returns the values of a referenced column, given as {@code table.column}. */
  private Set<String> referred(String reference) throws IOException {
    Set<String> known = referred.get(reference);
    if (known != null) {
      return known;
    }
    String[] parts = reference.split("\\.", 2);
    Set<String> values = new HashSet<>();
    try (WrittenTable file = WrittenTable.open(OutputLayout.table(work, parts[0]))) {
      new WrittenColumn(file, parts[1]).forEachDistinct(values::add);
    }
    referred.put(reference, values);
    return values;
  }

  private static String bug(String format, Object... values) {
    return String.format(Locale.ROOT, format, values)
        + "; this is a bug in minetally, please report it";
  }
}
