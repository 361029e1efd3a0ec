package org.minetally.table.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;

/** The table of the differences from the previous snapshot, cell by cell. */
public final class ChangeTable {

  private static final String AS_MEASURE = "as measure says";

  /** The schema. The rows are in the order of the tables' names, then of each table's rows. */
  public static final TableSchema SCHEMA =
      new TableSchema(
          "changes",
          "Each figure of the tables of casualties, detections and incidents that differs from the"
              + " previous snapshot; empty in the first snapshot.",
          List.of("table_name", "period_id", "region_id", "parent_code", "dimensions", "measure"),
          List.of(
              Column.key("table_name", "The table that contains the figure, or contained it."),
              Column.key(
                      "kind",
                      "changed: the row was in the previous snapshot too. added: it is new."
                          + " removed: it no longer exists.")
                  .among(
                      Stream.of(Kind.ADDED, Kind.CHANGED, Kind.REMOVED).map(Kind::label).toList()),
              Column.key(
                  "period_id",
                  "The row's period. The period of a removed row may no longer be in dim_period."),
              Column.key(
                  "region_id",
                  "The row's region. The region of a removed row may no longer be in dim_region."),
              Column.text("parent_code", "The row's parent_code. NULL: there is none."),
              Column.key(
                  "dimensions",
                  "The row's dimensions, such as sex=female;age_group=child, in the table's order;"
                      + " a backslash precedes ; = and \\ in a value. Empty: the table has none."),
              Column.key("period_key", "The row's period_key."),
              Column.date("period_start", "First day of the period. NULL: not known."),
              Column.key("region_code", "The row's region_code."),
              Column.key("region_name", "The row's region_name."),
              Column.key("measure", "The column that contains the figure."),
              Column.figure(
                  "old_value",
                  false,
                  AS_MEASURE,
                  "The previous figure. NULL: not reported, or no such row."),
              Column.figure(
                  "new_value",
                  false,
                  AS_MEASURE,
                  "The current figure. NULL: not reported, or no such row."),
              Column.key(
                  "previous_run_id",
                  "The run id of the previous snapshot, which is the name of its folder.")));

  /**
   * The schema of the comparison of any two snapshots, which is not published. A figure that is
   * suppressed in one of them has a row, too.
   */
  public static final TableSchema ANY_SNAPSHOTS =
      new TableSchema(
          SCHEMA.name(),
          SCHEMA.description(),
          SCHEMA.key(),
          SCHEMA.columns().stream()
              .map(column -> column.name().equals("kind") ? anyKind() : column)
              .toList());

  private ChangeTable() {}

  private static Column anyKind() {
    return Column.key(
            "kind",
            "changed: the row is in both snapshots. added, removed: it is in one of them."
                + " suppressed: one of the figures is suppressed, and NULL here.")
        .among(Arrays.stream(Kind.values()).map(Kind::label).toList());
  }

  /** Returns the text of a row's dimensions, in the order of the map. */
  public static String dimensions(Map<String, String> members) {
    StringJoiner text = new StringJoiner(";");
    members.forEach((dimension, member) -> text.add(dimension + "=" + escaped(member)));
    return text.toString();
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace(";", "\\;").replace("=", "\\=");
  }

  /** Returns the members of a row's dimensions, from the text of {@link #dimensions}. */
  public static Map<String, String> members(String dimensions) {
    Map<String, String> members = new LinkedHashMap<>();
    StringBuilder part = new StringBuilder();
    String dimension = null;
    for (int i = 0; i < dimensions.length(); i++) {
      char c = dimensions.charAt(i);
      if (c == '\\') {
        i++;
        part.append(dimensions.charAt(i));
      } else if (c == '=' && dimension == null) {
        dimension = part.toString();
        part.setLength(0);
      } else if (c == ';') {
        members.put(dimension, part.toString());
        dimension = null;
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    if (dimension != null) {
      members.put(dimension, part.toString());
    }
    return members;
  }

  /** What happened to the row that contains the figure. */
  public enum Kind {
    ADDED,
    CHANGED,
    REMOVED,
    /** One of the figures is suppressed; see {@link #ANY_SNAPSHOTS}. */
    SUPPRESSED;

    /** Returns the name used in the table. */
    public String label() {
      return switch (this) {
        case ADDED -> "added";
        case CHANGED -> "changed";
        case REMOVED -> "removed";
        case SUPPRESSED -> "suppressed";
      };
    }
  }
}
