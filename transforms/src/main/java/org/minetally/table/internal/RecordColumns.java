package org.minetally.table.internal;

import java.util.List;
import org.minetally.table.Column;
import org.minetally.table.ColumnType;

/** Columns that every table of single records has. */
public final class RecordColumns {

  /** Where the record was read: its source, file, line, and number in the file. */
  public static final List<Column> ORIGIN =
      List.of(
          Column.key("source_id", "The source's id in the job file."),
          Column.key("file", "The file's path, as resolved from the job file."),
          number("line_number", "The line of the file on which the record starts, from 1."),
          number("record_number", "The record's number in the file, from 1, without the header."));

  /** The record's date. */
  public static final Column DATE = Column.key("date", "When it happened, in EDTF.");

  /** The record's place: the level, code and name of the most precise region known. */
  public static final List<Column> PLACE =
      List.of(
          Column.text("place_level", "The level of the most precise region known. NULL: none is."),
          Column.text("place_code", "That region's code."),
          Column.text("place_name", "That region's name."));

  private RecordColumns() {}

  private static Column number(String name, String description) {
    return Column.of(name, ColumnType.INTEGER)
        .withRequired(true)
        .withUnit("number")
        .withDescription(description);
  }
}
