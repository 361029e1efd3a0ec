package org.minetally.describe;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;

/** SQL shared by both dialects: names in double quotes, strings in single quotes. */
final class Sql {

  /** The columns that a joined view adds to those of the table. */
  private static final List<String> OF_DIMENSIONS =
      List.of(
          "p.period_type",
          "p.precision AS period_precision",
          "p.is_partial AS period_is_partial",
          "p.is_provisional AS period_is_provisional",
          "r.region_level",
          "r.parent_code AS present_parent_code",
          "up.region_name AS present_parent_name");

  private Sql() {}

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String text(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  static String joinedName(TableSchema table) {
    return table.name() + "_joined";
  }

  static String joinedDescription(TableSchema table) {
    return table.description()
        + " Joined with dim_period and dim_region; each row of the table is one row here.";
  }

  static String columns(TableSchema table, String prefix) {
    return table.columns().stream()
        .map(Column::name)
        .map(name -> "  " + prefix + name(name))
        .collect(joining(",\n"));
  }

  /**
   * Returns a query that joins a table with its dimensions. Each join matches at most one row, so
   * no row is lost or duplicated.
   */
  static String joined(TableSchema table) {
    return "SELECT\n"
        + columns(table, "f.")
        + OF_DIMENSIONS.stream().map(column -> ",\n  " + column).collect(joining())
        + "\nFROM "
        + name(table.name())
        + " AS f\nLEFT JOIN dim_period AS p ON p.period_id = f.period_id"
        + "\nLEFT JOIN dim_region AS r ON r.region_id = f.region_id"
        + "\nLEFT JOIN dim_region AS up ON up.region_id = r.parent_id;\n";
  }

  /** Returns the comment of a column: its description and unit. */
  static String comment(Column column) {
    return column.unit().isEmpty()
        ? column.description()
        : column.description() + " Unit: " + column.unit() + ".";
  }

  /** Returns a title without control characters, so that it stays within a comment line. */
  static String line(String title) {
    return title.replaceAll("\\p{Cntrl}+", " ");
  }
}
