package org.minetally.describe;

import java.util.List;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;

/** Writes views for DuckDB: one over the Parquet file of each table, and the joined views. */
final class DuckDbViews {

  private static final String HEAD =
      """
      -- %s: a view for each table, and %s_joined for each table of figures.
      -- Paths are relative to the folder of this file. Start DuckDB in that folder, or set it first:
      --   SET file_search_path = '/data/out/current';
      -- Each query binds the view again, so it always shows the newest snapshot under current.
      """;

  private final Description description;

  DuckDbViews(Description description) {
    this.description = description;
  }

  String sql() {
    StringBuilder sql = new StringBuilder(HEAD.formatted(Sql.line(description.title()), "<table>"));
    for (DescribedTable table : description.allTables()) {
      TableSchema schema = table.schema();
      sql.append("\nCREATE OR REPLACE VIEW ")
          .append(Sql.name(schema.name()))
          .append(" AS\nSELECT\n")
          .append(Sql.columns(schema, ""))
          .append("\nFROM read_parquet(")
          .append(files(table))
          .append(");\n");
      comments(schema.name(), schema.description(), schema, sql);
    }
    for (DescribedTable table : description.allTables()) {
      if (table.joinsDimensions()) {
        TableSchema schema = table.schema();
        sql.append("\nCREATE OR REPLACE VIEW ")
            .append(Sql.name(Sql.joinedName(schema)))
            .append(" AS\n")
            .append(Sql.joined(schema));
        comments(Sql.joinedName(schema), Sql.joinedDescription(schema), schema, sql);
      }
    }
    return sql.toString();
  }

  /** Returns the argument of {@code read_parquet}: a path, or a list of paths. */
  private static String files(DescribedTable table) {
    List<String> paths = table.paths().stream().map(Sql::text).toList();
    return paths.size() == 1 ? paths.get(0) : "[" + String.join(", ", paths) + "]";
  }

  private static void comments(
      String view, String description, TableSchema schema, StringBuilder sql) {
    sql.append("COMMENT ON VIEW ")
        .append(Sql.name(view))
        .append(" IS ")
        .append(Sql.text(description))
        .append(";\n");
    for (Column column : schema.columns()) {
      sql.append("COMMENT ON COLUMN ")
          .append(Sql.name(view))
          .append('.')
          .append(Sql.name(column.name()))
          .append(" IS ")
          .append(Sql.text(Sql.comment(column)))
          .append(";\n");
    }
  }
}
