package org.minetally.gate;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.minetally.publish.Output.Attempt;

/**
 * Writes all cells that fail the checks of a run to a CSV file in its private folder, because the
 * figures are not published yet. The file is created with the first cell.
 *
 * <p>Not safe for use by several threads.
 */
public final class FailedCellList implements Closeable {

  /** The name of the file. */
  public static final String FILE = "failed_cells.csv";

  private static final List<String> COLUMNS =
      List.of(
          "check",
          "table_name",
          "threshold",
          "previous_run_id",
          "period_key",
          "region",
          "dimensions",
          "measure",
          "old_value",
          "new_value");

  private final Attempt attempt;

  /** Null until there is a cell. */
  private CsvWriter csv;

  private long cells;

  /** Starts a list without cells, in the private folder of an attempt to publish. */
  public FailedCellList(Attempt attempt) {
    this.attempt = attempt;
  }

  /**
   * The check that cells fail, which is the same in all their rows.
   *
   * @param name the name of the check
   * @param table the table that is checked
   * @param threshold what the job allows
   * @param previousRun the run whose snapshot is compared
   */
  record Heading(String name, String table, String threshold, String previousRun) {}

  /** Adds a cell. */
  void add(Heading of, Check.Cell cell) throws IOException {
    if (csv == null) {
      csv =
          CsvWriter.builder()
              .lineDelimiter(LineDelimiter.CRLF)
              .build(
                  new OutputStreamWriter(
                      attempt.privateFolder().create(FILE), StandardCharsets.UTF_8));
      csv.writeRecord(COLUMNS);
    }
    csv.writeRecord(
        of.name,
        of.table,
        of.threshold,
        of.previousRun,
        cell.period(),
        cell.region(),
        cell.dimensions(),
        cell.measure(),
        text(cell.previous()),
        text(cell.current()));
    cells++;
  }

  private static String text(BigDecimal figure) {
    return figure == null ? null : figure.toPlainString();
  }

  /** Returns the number of cells. */
  public long cells() {
    return cells;
  }

  @Override
  public void close() throws IOException {
    if (csv != null) {
      csv.close();
    }
  }
}
