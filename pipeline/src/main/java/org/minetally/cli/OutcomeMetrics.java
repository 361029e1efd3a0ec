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

/**
 * The run summary as a text file for the collector of Prometheus' node exporter, in its
 * exposition format 0.0.4. All values are gauges; each has the job file as its label {@code job}.
 */
final class OutcomeMetrics {

  /** Characters of a label's value, at most. */
  private static final int LONGEST_LABEL = 200;

  private final Outcome outcome;
  private final Instant now;
  private final StringBuilder text = new StringBuilder();

  private OutcomeMetrics(Outcome outcome, Instant now) {
    this.outcome = outcome;
    this.now = now;
  }

  /** The text. */
  static String of(Outcome outcome, Instant now) {
    return new OutcomeMetrics(outcome, now).text();
  }

  /** Puts the text where the collector looks, in one step: it never sees half of it. */
  static void write(Outcome outcome, Path file) throws IOException {
    // The collector reads names that end in .prom only.
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, of(outcome, Instant.now()), StandardCharsets.UTF_8);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private String text() {
    gauge("run_exit_code", "How the last run ended: 0 published or unchanged, else why not.");
    sample("run_exit_code", "", BigDecimal.valueOf(outcome.exitCode()));
    gauge("run_timestamp_seconds", "When the last run ended, in seconds since 1970.");
    sample("run_timestamp_seconds", "", BigDecimal.valueOf(now.getEpochSecond()));
    gauge("run_duration_seconds", "How long the last run took.");
    sample(
        "run_duration_seconds",
        "",
        new BigDecimal(String.format(Locale.ROOT, "%.3f", outcome.seconds())));
    Manifest manifest = outcome.manifest();
    if (manifest != null) {
      gauge(
          "published_timestamp_seconds",
          "When the tables that are published now were complete, in seconds since 1970.");
      sample(
          "published_timestamp_seconds",
          "",
          BigDecimal.valueOf(Instant.parse(manifest.ended()).getEpochSecond()));
    }
    if (!outcome.recordCounts().isEmpty()) {
      gauge(
          "records",
          "Records of a source by outcome; unmatched are some of the counted.");
      outcome.recordCounts().forEach(this::recordCounts);
    }
    if (manifest != null && manifest.changes() != null) {
      gauge(
          "changed_cells", "Figures of the published tables that differ from the snapshot before.");
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

  private void recordCounts(Outcome.RecordCounts of) {
    records(of.source(), "read", of.read());
    records(of.source(), "rejected", of.rejected());
    records(of.source(), "filtered", of.filtered());
    records(of.source(), "duplicate", of.duplicates());
    records(of.source(), "superseded", of.superseded());
    records(of.source(), "deleted", of.deleted());
    records(of.source(), "counted", of.counted());
    records(of.source(), "unmatched", of.unmatched());
  }

  private void records(String source, String result, long records) {
    sample("records", label("source", source) + label("outcome", result), BigDecimal.valueOf(records));
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

  /** A line feed has an escape in the format; other control characters do not. */
  private static String label(String name, String value) {
    String escaped =
        Stream.of(Excerpt.of(value, LONGEST_LABEL).split("\n", -1))
            .map(line -> VisibleText.of(line).replace("\\", "\\\\").replace("\"", "\\\""))
            .collect(Collectors.joining("\\n"));
    return "," + name + "=\"" + escaped + "\"";
  }
}
