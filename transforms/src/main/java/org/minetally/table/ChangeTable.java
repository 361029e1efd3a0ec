package org.minetally.table;

import java.util.Arrays;
import java.util.List;

/** The table of what differs from the snapshot before, cell by cell. */
public final class ChangeTable {

  private static final String AS_MEASURE = "as measure says";

  /** Its columns. Its rows stand in the order of the tables' names, then of each table's rows. */
  public static final TableSchema SCHEMA =
      new TableSchema(
          "changes",
          "Each figure of the tables of casualties, detections and incidents that differs from the snapshot before; empty in the first snapshot.",
          List.of("table_name", "period_id", "region_id", "parent_code", "dimensions", "measure"),
          List.of(
              Column.key("table_name", "The table in which the figure stands, or stood."),
              Column.key(
                      "kind",
                      "changed: the row was there before. added: it was not. removed: it is there no more.")
                  .among(Arrays.stream(Kind.values()).map(Kind::label).toList()),
              Column.key(
                  "period_id",
                  "The row's period; of a removed row, it need not be in dim_period any more."),
              Column.key(
                  "region_id",
                  "The row's region; of a removed row, it need not be in dim_region any more."),
              Column.text("parent_code", "The row's parent_code. NULL: there is none."),
              Column.key(
                  "dimensions",
                  "The row's dimensions, as sex=female;age_group=child, in the table's order; a backslash"
                      + " stands before ; = and \\ in a value. Empty: the table has none."),
              Column.key("period_key", "The row's period_key."),
              Column.date("period_start", "First day of the period. NULL: not known."),
              Column.key("region_code", "The row's region_code."),
              Column.key("region_name", "The row's region_name."),
              Column.key("measure", "The column in which the figure stands."),
              Column.figure(
                  "old_value",
                  false,
                  AS_MEASURE,
                  "The figure before. NULL: not reported, or no such row."),
              Column.figure(
                  "new_value",
                  false,
                  AS_MEASURE,
                  "The figure now. NULL: not reported, or no such row."),
              Column.key(
                  "previous_run_id", "The run of the snapshot before, as its folder is called.")));

  private ChangeTable() {}

  /** What became of the row in which a figure stands. */
  public enum Kind {
    ADDED,
    CHANGED,
    REMOVED;

    /** Its name in the table. */
    public String label() {
      return switch (this) {
        case ADDED -> "added";
        case CHANGED -> "changed";
        case REMOVED -> "removed";
      };
    }
  }
}
