package org.minetally.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.parquet.internal.ColumnCursor;
import org.minetally.parquet.internal.RowGroup;
import org.minetally.parquet.internal.WrittenTable;

/**
 * The sums over the years of the written table {@code field_completeness}, which must be the
 * counted records of each source.
 */
final class FieldTotals {

  /** By source and field, the number of records. */
  private final SortedMap<String, SortedMap<String, Long>> records = new TreeMap<>();

  /** The sources with rows whose parts do not add up to their records. */
  private final SortedSet<String> unequal = new TreeSet<>();

  private FieldTotals() {}

  /**
   * Returns the differences between the table and the counted records, one sentence each.
   *
   * @param table the open table
   * @param counted the number of counted records of each source
   */
  static List<String> differences(WrittenTable table, SortedMap<String, Long> counted)
      throws IOException {
    FieldTotals totals = new FieldTotals();
    for (int group = 0; group < table.rowGroups(); group++) {
      totals.add(table.rowGroup(group));
    }
    List<String> differences = new ArrayList<>();
    counted.forEach((source, all) -> totals.check(source, all, differences));
    return differences;
  }

  private void add(RowGroup rows) {
    ColumnCursor source = rows.column("source_id");
    ColumnCursor field = rows.column("field");
    ColumnCursor all = rows.column("records");
    List<ColumnCursor> parts =
        List.of(rows.column("reported"), rows.column("unspecific"), rows.column("not_reported"));
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
          .merge(field.text(), all.number(), Math::addExact);
      source.advance();
      field.advance();
      all.advance();
    }
  }

  private void check(String source, long counted, List<String> differences) {
    SortedMap<String, Long> fields = records.getOrDefault(source, new TreeMap<>());
    if (fields.isEmpty() && counted > 0) {
      differences.add(
          "table field_completeness: source %s has %d counted records, but no rows"
              .formatted(source, counted));
    }
    for (Map.Entry<String, Long> field : fields.entrySet()) {
      if (field.getValue() != counted) {
        differences.add(
            "table field_completeness: source %s has %d counted records, but %d for the field %s"
                .formatted(source, counted, field.getValue(), field.getKey()));
      }
    }
    if (unequal.contains(source)) {
      differences.add(
          "table field_completeness: reported, unspecific and not_reported of source %s do not add"
                  .formatted(source)
              + " up to records");
    }
  }
}
