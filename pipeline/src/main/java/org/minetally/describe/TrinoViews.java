package org.minetally.describe;

import static java.util.stream.Collectors.joining;

import org.minetally.table.Column;
import org.minetally.table.TableSchema;

/**
 * Writes SQL for Trino: an external table for each table, because the Hive connector has no views
 * over files, and the joined views.
 */
final class TrinoViews {

  /** The placeholder that the operator replaces with the address of the snapshot. */
  private static final String SNAPSHOT = "${SNAPSHOT}";

  private static final String HEAD =
      """
      -- %s: an external table for each table, and a view <table>_joined for each table of figures.
      -- For Trino's Hive connector. Replace %s with the address of the snapshot, and run it in a separate schema:
      --   sed 's|%s|local:///out/current|' views.trino.sql | trino --catalog hive --schema minetally
      -- Dropping an external table does not delete its files. Run this file again when columns change.
      """;

  private final Description description;

  TrinoViews(Description description) {
    this.description = description;
  }

  String sql() {
    StringBuilder sql =
        new StringBuilder(HEAD.formatted(Sql.line(description.title()), SNAPSHOT, "[$]{SNAPSHOT}"));
    description.allTables().forEach(table -> table(table.schema(), sql));
    for (DescribedTable table : description.allTables()) {
      if (table.joinsDimensions()) {
        sql.append("\nCREATE OR REPLACE VIEW ")
            .append(Sql.name(Sql.joinedName(table.schema())))
            .append("\nCOMMENT ")
            .append(Sql.text(Sql.joinedDescription(table.schema())))
            .append(" AS\n")
            .append(Sql.joined(table.schema()));
      }
    }
    return sql.toString();
  }

  private static void table(TableSchema schema, StringBuilder sql) {
    sql.append("\nDROP TABLE IF EXISTS ")
        .append(Sql.name(schema.name()))
        .append(";\nCREATE TABLE ")
        .append(Sql.name(schema.name()))
        .append(" (\n")
        .append(schema.columns().stream().map(TrinoViews::column).collect(joining(",\n")))
        .append("\n)\nCOMMENT ")
        .append(Sql.text(schema.description()))
        .append("\nWITH (format = 'PARQUET', external_location = ")
        .append(Sql.text(SNAPSHOT + "/" + schema.name()))
        .append(");\n");
  }

  private static String column(Column column) {
    return "  %s %s COMMENT %s"
        .formatted(Sql.name(column.name()), type(column), Sql.text(Sql.comment(column)));
  }

  private static String type(Column column) {
    return switch (column.type()) {
      case STRING -> "varchar";
      case DATE -> "date";
      case BOOLEAN -> "boolean";
      case INTEGER -> "bigint";
      case AREA -> "decimal(18, 4)";
      case RATIO -> "double";
      case GEOMETRY -> "varbinary";
    };
  }
}
