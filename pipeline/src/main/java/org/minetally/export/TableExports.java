package org.minetally.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minetally.describe.Export;
import org.minetally.publish.Fingerprint;
import org.minetally.publish.OutputLayout;
import org.minetally.table.TableSchema;

/**
 * The formats in which tables are written, in addition to Parquet.
 *
 * @param csv whether to write {@code csv/<table>.csv}
 * @param formulaSafe whether texts in CSV files that a spreadsheet would read as a formula begin
 *     with an apostrophe
 * @param xlsx whether to write one workbook, {@code tables.xlsx}
 */
public record TableExports(boolean csv, boolean formulaSafe, boolean xlsx) {

  private static final String WORKBOOK = "tables.xlsx";

  /**
   * Writes the files into the folder that contains the tables, and describes them.
   *
   * @throws IOException if a table cannot be read or a file cannot be written
   */
  public List<Export> write(Path work, List<TableSchema> tables) throws IOException {
    List<Export> exports = new ArrayList<>();
    if (csv) {
      for (TableSchema table : tables) {
        String path = "csv/" + table.name() + ".csv";
        new CsvTable(formulaSafe)
            .write(OutputLayout.table(work, table.name()), table, work.resolve(path));
        exports.add(
            new Export(
                table.name() + "-csv",
                Export.Format.CSV,
                table.description(),
                fingerprint(work, path),
                Optional.of(table)));
      }
    }
    if (xlsx) {
      new ExcelWorkbook().write(work, tables, work.resolve(WORKBOOK));
      exports.add(
          new Export(
              "workbook",
              Export.Format.XLSX,
              "The tables as an Excel workbook, with a sheet for each.",
              fingerprint(work, WORKBOOK),
              Optional.empty()));
    }
    return exports;
  }

  private static Fingerprint fingerprint(Path work, String path) throws IOException {
    Fingerprint of = Fingerprint.of(work.resolve(path));
    return new Fingerprint(path, of.bytes(), of.sha256());
  }
}
