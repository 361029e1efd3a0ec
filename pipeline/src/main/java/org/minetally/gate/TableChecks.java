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
import java.util.stream.Collectors;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.api.Binary;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.WrittenTables;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;

/**
 * Holds written tables against what is declared of them: no NULL where there must be none, keys
 * that tell every row apart, values of the vocabularies, and references that lead somewhere. What
 * fails here is a mistake in the program, which must not become a wrong figure.
 *
 * <p>Tables of figures are read once, row by row; of everything else, dictionaries are looked at.
 */
public final class TableChecks {

  private final Path work;
  private final Map<String, Set<Binary>> referred = new HashMap<>();

  /**
   * Checks of the tables in a folder, with those to which others refer.
   *
   * @param work the folder
   */
  public TableChecks(Path work) {
    this.work = work;
  }

  /**
   * Checks a table.
   *
   * @param file its open file
   * @throws IOException if it cannot be read, or one to which it refers
   */
  public List<Check> of(TableSchema table, ParquetFileReader file) throws IOException {
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

  private static Check notNull(TableSchema table, ParquetFileReader file) throws IOException {
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
        bug("%s: %,d values are NULL where none may be", table.name(), nulls));
  }

  private static Check unique(TableSchema table, ParquetFileReader file) throws IOException {
    boolean sorted = table.key().contains("region_id") && table.key().contains("period_id");
    long again = sorted ? repeatedInOrder(table, file) : repeated(table, file);
    return Check.ofTable(
        "unique",
        table.name(),
        table.key(),
        again,
        bug(
            "%s: %,d rows have the key of another, or do not stand in its order",
            table.name(), again));
  }

  /** Of rows in the order of their keys, equal ones are neighbours, however many there are. */
  private static long repeatedInOrder(TableSchema table, ParquetFileReader file)
      throws IOException {
    long again = 0;
    FactCursor rows = new FactCursor(file, FactColumns.keysOf(table));
    while (rows.next()) {
      again += rows.step() > 0 ? 0 : 1;
    }
    return again;
  }

  /** The other tables have as many rows as there are periods, regions or claims. */
  private static long repeated(TableSchema table, ParquetFileReader file) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < file.getRecordCount(); i++) {
      rows.add(new ArrayList<>());
    }
    for (String column : table.key()) {
      int[] row = {0};
      new WrittenColumn(file, column).forEachKey(value -> rows.get(row[0]++).add(value));
    }
    return (long) rows.size() - new HashSet<>(rows).size();
  }

  private static Check acceptedValues(TableSchema table, ParquetFileReader file)
      throws IOException {
    List<String> columns = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    long others = 0;
    for (Column column : table.columns()) {
      if (!column.values().isEmpty()) {
        columns.add(column.name());
        long of =
            others(
                new WrittenColumn(file, column.name()),
                column.values().stream().map(Binary::fromString).collect(Collectors.toSet()));
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
            "%s: %,d values of %s are none of the declared ones",
            table.name(), others, String.join(", ", wrong)));
  }

  private Check relationships(TableSchema table, ParquetFileReader file) throws IOException {
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
        bug("%s: %,d values of %s are not there", table.name(), lost, String.join(", ", wrong)));
  }

  /** How many values of a column are none of these. */
  private static long others(WrittenColumn column, Set<Binary> these) throws IOException {
    boolean[] any = {false};
    column.forEachDifferent(value -> any[0] |= !these.contains(value));
    if (!any[0]) {
      return 0;
    }
    long[] others = {0};
    column.forEach(value -> others[0] += value == null || these.contains(value) ? 0 : 1);
    return others[0];
  }

  /** The values of a column of a dimension, given as {@code table.column}. */
  private Set<Binary> referred(String reference) throws IOException {
    Set<Binary> known = referred.get(reference);
    if (known != null) {
      return known;
    }
    String[] parts = reference.split("\\.", 2);
    Set<Binary> values = new HashSet<>();
    try (ParquetFileReader file = WrittenTables.open(OutputLayout.part(work, parts[0]))) {
      new WrittenColumn(file, parts[1]).forEachDifferent(value -> values.add(value.copy()));
    }
    referred.put(reference, values);
    return values;
  }

  private static String bug(String format, Object... values) {
    return String.format(Locale.ROOT, format, values)
        + "; this is a bug in minetally, please report it";
  }
}
