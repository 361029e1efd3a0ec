package org.minetally.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minetally.internal.text.Excerpt;
import org.minetally.internal.text.VisibleText;
import org.minetally.publish.Manifest;
import org.minetally.reconcile.RecordCounts;

/**
 * Formats the run summary for the textfile collector of the Prometheus node exporter, in exposition
 * format 0.0.4. All values are gauges; each carries the job file as the label {@code job}.
 */
final class OutcomeMetrics {

  /** Longest label value in characters. */
  private static final int LONGEST_LABEL = 200;

  private final Outcome outcome;
  private final Instant now;
  private final StringBuilder text = new StringBuilder();

  private OutcomeMetrics(Outcome outcome, Instant now) {
    this.outcome = outcome;
    this.now = now;
  }

  /** Returns the metrics as text. */
  static String of(Outcome outcome, Instant now) {
    return new OutcomeMetrics(outcome, now).text();
  }

  /** Replaces a metrics file atomically, so that the collector never reads half of it. */
  static void write(Outcome outcome, Path file) throws IOException {
    // The collector ignores names that do not end in .prom.
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, of(outcome, Instant.now()), StandardCharsets.UTF_8);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private String text() {
    gauge("run_exit_code", "Exit code of the last run: 0 if published or unchanged.");
    sample("run_exit_code", "", BigDecimal.valueOf(outcome.ending().exitCode()));
    gauge("run_timestamp_seconds", "End of the last run, in seconds since 1970.");
    sample("run_timestamp_seconds", "", BigDecimal.valueOf(now.getEpochSecond()));
    gauge("run_duration_seconds", "Duration of the last run in seconds.");
    sample(
        "run_duration_seconds",
        "",
        new BigDecimal(String.format(Locale.ROOT, "%.3f", outcome.ending().seconds())));
    Manifest manifest = outcome.manifest();
    if (manifest != null) {
      gauge(
          "published_timestamp_seconds",
          "When the published tables were completed, in seconds since 1970.");
      sample(
          "published_timestamp_seconds",
          "",
          BigDecimal.valueOf(Instant.parse(manifest.ended()).getEpochSecond()));
    }
    if (!outcome.recordCounts().isEmpty()) {
      gauge(
          "records", "Records of a source by outcome; unmatched records are among those counted.");
      outcome.recordCounts().forEach(this::recordCounts);
    }
    if (manifest != null && manifest.changes() != null) {
      gauge(
          "changed_cells", "Cells of the published tables that differ from the previous snapshot.");
      sample(
          "changed_cells", label("kind", "added"), BigDecimal.valueOf(manifest.changes().added()));
      sample(
          "changed_cells",
          label("kind", "changed"),
          BigDecimal.valueOf(manifest.changes().changed()));
      sample(
          "changed_cells",
          label("kind", "removed"),
          BigDecimal.valueOf(manifest.changes().removed()));
    }
    if (manifest != null) {
      gauge("table_rows", "Rows of a published table.");
      for (Manifest.TableEntry table : manifest.tables()) {
        sample("table_rows", label("table", table.name()), BigDecimal.valueOf(table.rows()));
      }
    }
    return text.toString();
  }

  private void recordCounts(String source, RecordCounts counts) {
    records(source, "read", counts.read());
    records(source, "rejected", counts.rejectedRecords());
    records(source, "filtered", counts.filteredRecords());
    records(source, "duplicate", counts.duplicates());
    records(source, "superseded", counts.superseded());
    records(source, "deleted", counts.deleted());
    records(source, "counted", counts.counted());
    records(source, "unmatched", counts.unmatched());
  }

  private void records(String source, String result, long records) {
    sample(
        "records", label("source", source) + label("outcome", result), BigDecimal.valueOf(records));
  }

  private void gauge(String name, String help) {
    text.append("# HELP minetally_").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE minetally_").append(name).append(" gauge\n");
  }

  private void sample(String name, String labels, BigDecimal value) {
    String job = label("job", outcome.job().toString()).substring(1);
    text.append("minetally_").append(name).append('{').append(job).append(labels).append("} ");
    text.append(value.toPlainString()).append('\n');
  }

  /**
   * Escapes a label. The format has an escape for a line feed but for no other control character.
   */
  private static String label(String name, String value) {
    String escaped =
        Stream.of(Excerpt.of(value, LONGEST_LABEL).split("\n", -1))
            .map(line -> VisibleText.of(line).replace("\\", "\\\\").replace("\"", "\\\""))
            .collect(Collectors.joining("\\n"));
    return "," + name + "=\"" + escaped + "\"";
  }
}
