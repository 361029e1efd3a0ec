package org.minetally.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.minetally.parquet.internal.ColumnCursor;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;

/**
 * Writes a table as CSV (RFC 4180): UTF-8, a header, lines that end with CR and LF. NULL is an
 * empty field; an empty text is in quotes.
 *
 * @param formulaSafe whether texts that a spreadsheet would read as a formula begin with an
 *     apostrophe (OWASP, "CSV Injection")
 */
record CsvTable(boolean formulaSafe) {

  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  void write(Path folder, TableSchema schema, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (TableCursor rows = new TableCursor(folder, schema);
        CsvWriter csv =
            CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(file, StandardCharsets.UTF_8)) {
      csv.writeRecord(schema.columns().stream().map(Column::name).toList());
      while (rows.next()) {
        List<String> fields = new ArrayList<>();
        rows.values().forEach(value -> fields.add(value.isNull() ? null : text(value)));
        csv.writeRecord(fields);
      }
    }
  }

  private String text(ColumnCursor value) {
    return switch (value.type()) {
      case STRING -> safe(value.text());
      case DATE -> LocalDate.ofEpochDay(value.date()).toString();
      case BOOLEAN -> value.flag().toString();
      case INTEGER, AREA -> value.decimal().toPlainString();
      case RATIO -> BigDecimal.valueOf(value.ratio()).toPlainString();
      case GEOMETRY -> throw new IllegalArgumentException("a CSV file does not contain geometries");
    };
  }

  private String safe(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formulaSafe && formula ? "'" + text : text;
  }
}
