package org.minetally.describe;

import java.util.List;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;

/**
 * A written table and its files.
 *
 * @param schema the schema of the table
 * @param rows the number of rows
 * @param bytes the size of its files in bytes
 * @param sha256 the SHA-256 of its files, one after the other, in hexadecimal
 * @param paths the paths of its files in the snapshot, with slashes, in order
 */
public record DescribedTable(
    TableSchema schema, long rows, long bytes, String sha256, List<String> paths) {

  public DescribedTable {
    paths = List.copyOf(paths);
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
