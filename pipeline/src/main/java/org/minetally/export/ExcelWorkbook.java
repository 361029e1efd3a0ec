package org.minetally.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.minetally.parquet.internal.ColumnCursor;
import org.minetally.publish.OutputLayout;
import org.minetally.table.TableSchema;

/**
 * Writes tables to one Excel workbook: a sheet with the list of tables, then a sheet for each. Rows
 * are streamed. A table that does not fit is named in the list and has no sheet, so that no sheet
 * shows only a part of a table. Texts are cells of the type text and never formulas.
 */
final class ExcelWorkbook {

  /** The most rows of a sheet, including the header. */
  static final int MOST_ROWS = 1 << 20;

  /** The most characters of a cell. */
  private static final int MOST_CHARACTERS = 32_767;

  /** Excel counts days from 1900 and cannot show earlier dates. */
  private static final LocalDate FIRST_DATE = LocalDate.of(1900, 3, 1);

  private static final int FLUSH_ROWS = 1_000;
  private static final int LONGEST_INTEGER = 15;

  private final int mostRows;

  ExcelWorkbook() {
    this(MOST_ROWS);
  }

  /** Creates a writer with another limit, for tests. */
  ExcelWorkbook(int mostRows) {
    this.mostRows = mostRows;
  }

  private record Entry(TableSchema schema, String sheet, long rows) {}

  void write(Path work, List<TableSchema> tables, Path file) throws IOException {
    SheetNames names = new SheetNames();
    names.of("tables");
    List<Entry> entries = new ArrayList<>();
    for (TableSchema schema : tables) {
      try (TableCursor rows = new TableCursor(OutputLayout.table(work, schema.name()), schema)) {
        boolean fits = rows.rows() < mostRows;
        entries.add(new Entry(schema, fits ? names.of(schema.name()) : null, rows.rows()));
      }
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        Workbook workbook = new Workbook(out, "minetally", null)) {
      list(workbook.newWorksheet("tables"), entries);
      for (Entry entry : entries) {
        if (entry.sheet != null) {
          sheet(work, entry.schema, workbook.newWorksheet(entry.sheet));
        }
      }
    }
  }

  private static void list(Worksheet sheet, List<Entry> entries) throws IOException {
    header(sheet, List.of("table", "sheet", "rows", "description"));
    int row = 1;
    for (Entry entry : entries) {
      sheet.inlineString(row, 0, entry.schema.name());
      sheet.inlineString(
          row, 1, entry.sheet == null ? "too many rows; see the Parquet files" : entry.sheet);
      sheet.value(row, 2, entry.rows);
      sheet.inlineString(row, 3, entry.schema.description());
      row++;
    }
    sheet.finish();
  }

  private static void header(Worksheet sheet, List<String> names) {
    for (int column = 0; column < names.size(); column++) {
      sheet.inlineString(0, column, names.get(column));
      sheet.style(0, column).bold().set();
    }
    sheet.freezePane(0, 1);
  }

  private static void sheet(Path work, TableSchema schema, Worksheet sheet) throws IOException {
    header(sheet, schema.columns().stream().map(column -> column.name()).toList());
    try (TableCursor rows = new TableCursor(OutputLayout.table(work, schema.name()), schema)) {
      for (int row = 1; rows.next(); row++) {
        for (int column = 0; column < rows.values().size(); column++) {
          ColumnCursor value = rows.values().get(column);
          if (!value.isNull()) {
            cell(sheet, row, column, value);
          }
        }
        if (row % FLUSH_ROWS == 0) {
          sheet.flush();
        }
      }
    }
    sheet.finish();
  }

  private static void cell(Worksheet sheet, int row, int column, ColumnCursor value) {
    switch (value.type()) {
      case STRING -> sheet.inlineString(row, column, visible(value.text()));
      case DATE -> date(sheet, row, column, LocalDate.ofEpochDay(value.date()));
      case BOOLEAN -> sheet.value(row, column, value.flag());
      case INTEGER, AREA -> {
        // Excel computes with 15 digits; longer numbers would be rounded.
        if (value.decimal().precision() > LONGEST_INTEGER) {
          sheet.inlineString(row, column, value.decimal().toPlainString());
        } else {
          sheet.value(row, column, value.decimal());
        }
      }
      case RATIO -> sheet.value(row, column, value.ratio());
      case GEOMETRY -> throw new IllegalArgumentException("a workbook does not contain geometries");
    }
  }

  private static void date(Worksheet sheet, int row, int column, LocalDate date) {
    if (date.isBefore(FIRST_DATE)) {
      sheet.inlineString(row, column, date.toString());
    } else {
      sheet.value(row, column, date);
      sheet.style(row, column).format("yyyy-mm-dd").set();
    }
  }

  /** Returns a text as far as a cell may contain it: XML has no control characters. */
  private static String visible(String text) {
    String shown = text.replaceAll("[\\p{Cntrl}&&[^\t\r\n]]", "\uFFFD");
    return shown.length() <= MOST_CHARACTERS
        ? shown
        : shown.substring(0, MOST_CHARACTERS - 1) + "…";
  }
}
