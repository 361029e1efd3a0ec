package org.minetally.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.minetally.trace.RecordFiles;
import picocli.CommandLine.Option;

/** The options of a command that writes all rows of its result to files. */
final class RowFiles {

  @Option(names = "--csv", paramLabel = "FILE", description = "Write all rows as CSV.")
  private Path csv;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all rows as JSON.")
  private Path json;

  @Option(names = "--parquet", paramLabel = "FILE", description = "Write all rows as Parquet.")
  private Path parquet;

  /**
   * Writes the files that the options name.
   *
   * @param about names and values that precede the rows in JSON
   * @param array the name of the array of rows in JSON
   * @param out where each file is reported
   */
  void write(RecordFiles rows, Map<String, String> about, String array, PrintWriter out)
      throws IOException {
    if (csv != null) {
      rows.csv(csv);
      report(csv, out);
    }
    if (json != null) {
      rows.json(json, about, array);
      report(json, out);
    }
    if (parquet != null) {
      rows.parquet(parquet);
      report(parquet, out);
    }
  }

  private static void report(Path file, PrintWriter out) {
    out.println("Wrote " + file + ".");
  }
}
