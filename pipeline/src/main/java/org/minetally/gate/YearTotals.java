package org.minetally.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.parquet.internal.ColumnCursor;
import org.minetally.parquet.internal.RowGroup;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.table.TableSchema;

/**
 * The sums over the years of a written table that counts the records of each source by year. They
 * must be the counted records of the source.
 */
final class YearTotals {

  /** The rows of a table with one row for each source and year. */
  private static final String WHOLE = "";

  private final Kind kind;

  /** By source and field, the number of records. */
  private final SortedMap<String, SortedMap<String, Long>> records = new TreeMap<>();

  /** The sources with rows whose parts do not add up to their records. */
  private final SortedSet<String> unequal = new TreeSet<>();

  /**
   * A kind of table.
   *
   * @param table its name
   * @param parts the columns that add up to its records
   * @param hasFields whether it has a row for each field
   */
  private record Kind(String table, List<String> parts, boolean hasFields) {

    private static final List<Kind> ALL =
        List.of(
            new Kind(
                TableSchema.FIELD_COMPLETENESS.name(),
                List.of("reported", "unspecific", "not_reported"),
                true),
            new Kind(
                TableSchema.REPORTING_LAG.name(),
                List.of("records_with_lag", "records_without_lag"),
                false));
  }

  private YearTotals(Kind kind) {
    this.kind = kind;
  }

  /**
   * Returns the differences between a table and the counted records, one sentence each; none for
   * other tables.
   *
   * @param table the name of the table
   * @param file the open table
   * @param counted the number of counted records of each source
   */
  static List<String> differences(String table, WrittenTable file, SortedMap<String, Long> counted)
      throws IOException {
    Optional<Kind> kind = Kind.ALL.stream().filter(one -> one.table.equals(table)).findFirst();
    if (kind.isEmpty()) {
      return List.of();
    }
    YearTotals totals = new YearTotals(kind.get());
    for (int group = 0; group < file.rowGroups(); group++) {
      totals.add(file.rowGroup(group));
    }
    List<String> differences = new ArrayList<>();
    counted.forEach((source, all) -> totals.check(source, all, differences));
    return differences;
  }

  private void add(RowGroup rows) {
    ColumnCursor source = rows.column("source_id");
    ColumnCursor all = rows.column("records");
    Optional<ColumnCursor> field =
        kind.hasFields ? Optional.of(rows.column("field")) : Optional.empty();
    List<ColumnCursor> parts = kind.parts.stream().map(rows::column).toList();
    for (long row = 0; row < rows.rows(); row++) {
      long sum = 0;
      boolean negative = false;
      for (ColumnCursor part : parts) {
        sum = Math.addExact(sum, part.number());
        negative |= part.number() < 0;
        part.advance();
      }
      if (negative || sum != all.number()) {
        unequal.add(source.text());
      }
      records
          .computeIfAbsent(source.text(), id -> new TreeMap<>())
          .merge(field.map(ColumnCursor::text).orElse(WHOLE), all.number(), Math::addExact);
      source.advance();
      field.ifPresent(ColumnCursor::advance);
      all.advance();
    }
  }

  private void check(String source, long counted, List<String> differences) {
    SortedMap<String, Long> fields = records.getOrDefault(source, new TreeMap<>());
    if (kind.hasFields && fields.isEmpty() && counted > 0) {
      differences.add(
          String.format(
              Locale.ROOT,
              "table %s: source %s has %d counted records, but no rows",
              kind.table,
              source,
              counted));
    }
    for (Map.Entry<String, Long> field : fields.entrySet()) {
      if (field.getValue() != counted) {
        differences.add(
            String.format(
                Locale.ROOT,
                "table %s: source %s has %d counted records, but %d%s",
                kind.table,
                source,
                counted,
                field.getValue(),
                field.getKey().equals(WHOLE) ? "" : " for the field " + field.getKey()));
      }
    }
    if (unequal.contains(source)) {
      differences.add(
          "table %s: %s of source %s do not add up to records"
              .formatted(kind.table, String.join(", ", kind.parts), source));
    }
  }
}
