package org.minetally.describe;

import java.util.List;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;

/**
 * One table as it was written.
 *
 * @param schema its columns
 * @param rows its rows
 * @param bytes its file's size
 * @param sha256 of its file, in hexadecimal
 */
public record DescribedTable(TableSchema schema, long rows, long bytes, String sha256) {

  /** Its file's path in the snapshot, with slashes. */
  String path() {
    return path(schema.name());
  }

  static String path(String table) {
    return table + "/part-00000-of-00001.parquet";
  }

  /** Whether its rows are told apart by period and region, so that they join the dimensions. */
  boolean joinsDimensions() {
    return schema.columns().stream()
        .filter(column -> !column.references().isEmpty())
        .map(Column::name)
        .toList()
        .containsAll(List.of("period_id", "region_id"));
  }
}
