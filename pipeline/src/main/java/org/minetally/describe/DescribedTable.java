package org.minetally.describe;

import java.util.List;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;

/**
 * A written table and its file.
 *
 * @param schema the schema of the table
 * @param rows the number of rows
 * @param bytes the size of the file in bytes
 * @param sha256 the SHA-256 hash of the file, in hexadecimal
 */
public record DescribedTable(TableSchema schema, long rows, long bytes, String sha256) {

  /** Returns the path of the file in the snapshot, with slashes. */
  String path() {
    return path(schema.name());
  }

  static String path(String table) {
    return table + "/part-00000-of-00001.parquet";
  }

  /** Returns whether the table has a period and a region key, so that it joins the dimensions. */
  boolean joinsDimensions() {
    return schema.columns().stream()
        .filter(column -> !column.references().isEmpty())
        .map(Column::name)
        .toList()
        .containsAll(List.of("period_id", "region_id"));
  }
}
