package org.minetally.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.minetally.publish.Manifest;
import org.minetally.publish.Pins;

/**
 * Prints a list of snapshots for people.
 *
 * @param out where to print
 */
record SnapshotsText(PrintWriter out) {

  void print(String output, List<ListedSnapshot> snapshots, Pins pins) {
    if (snapshots.isEmpty()) {
      out.println(output + " has no snapshots.");
      return;
    }
    snapshots.forEach(this::print);
    pins.current()
        .ifPresent(
            runId -> {
              out.println();
              out.println(
                  "current is pinned to run "
                      + runId
                      + "; runs publish nothing. To publish again: minetally unpin "
                      + output);
            });
  }

  private void print(ListedSnapshot snapshot) {
    StringJoiner line = new StringJoiner("  ").add(snapshot.runId());
    snapshot.manifest().map(Manifest::ended).ifPresent(line::add);
    if (!snapshot.marks().isEmpty()) {
      line.add(String.join(", ", snapshot.marks()));
    }
    out.println(line.toString());
    if (snapshot.manifest().isEmpty()) {
      out.println("  its manifest.json is missing or not valid");
      return;
    }
    Manifest manifest = snapshot.manifest().get();
    out.println(
        "  %s (%s), %s"
            .formatted(
                manifest.jobName(),
                manifest.job(),
                snapshot
                    .inputs()
                    .map(files -> files.size() == 1 ? "1 input" : files.size() + " inputs")
                    .orElse("inputs not shown")));
    snapshot.totals().forEach((kind, totals) -> out.println("  " + kind + ": " + text(totals)));
  }

  private static String text(Map<String, BigDecimal> totals) {
    StringJoiner text = new StringJoiner(", ");
    totals.forEach((measure, total) -> text.add(measure + " " + number(total)));
    return text.toString();
  }

  private static String number(BigDecimal total) {
    BigDecimal plain = total.signum() == 0 ? BigDecimal.ZERO : total.stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
  }
}
