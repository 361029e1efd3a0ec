package org.minetally.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.minetally.run.trace.TraceRequest;
import org.minetally.run.trace.Traced;
import org.minetally.table.TableSchema;
import org.minetally.trace.RecordFiles;
import org.minetally.trace.RowComparison;
import org.minetally.trace.TracedRows;

/** Prints the records behind published rows, and whether they add up. */
final class TraceText {

  private static final int MOST_SHOWN = 50;

  private final PrintWriter out;

  TraceText(PrintWriter out) {
    this.out = out;
  }

  /** Prints the first records and the result of adding all of them up. */
  void print(TraceRequest request, Traced traced) throws IOException {
    out.println(
        "%s%s, run %s".formatted(request.table(), where(request), traced.manifest().runId()));
    if (traced.suppresses()) {
      out.println(
          "Not for publication: the job suppresses small counts, and these records reveal them.");
    }
    out.println();
    boolean isList = traced.comparison().kind() == RowComparison.Kind.LIST;
    print(traced.rows(), request, isList ? "row" : "record", "");
    out.println();
    traced.notices().forEach(out::println);
    verdict(request, traced).forEach(out::println);
    for (TracedRows excluded : traced.excluded()) {
      out.println();
      print(
          excluded,
          request,
          "record",
          excluded.schema().name().equals(TableSchema.REJECTS.name())
              ? " rejected that might be behind the rows, as far as their date and place show"
              : " excluded because of another record with the same key");
    }
  }

  /** Prints the first rows and their number. */
  private void print(TracedRows rows, TraceRequest request, String noun, String why)
      throws IOException {
    List<List<String>> shown = new ArrayList<>();
    long[] count = new long[1];
    rows.forEach(
        row -> {
          count[0]++;
          if (shown.size() < MOST_SHOWN) {
            shown.add(row.stream().map(RecordFiles::text).toList());
          }
        });
    if (!shown.isEmpty()) {
      new RecordListing(rows.schema().columns(), request.where()).print(shown, out);
    }
    out.println(count(count[0], noun) + (count[0] > MOST_SHOWN ? "" : why) + ".");
  }

  private static String count(long number, String noun) {
    String all = String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    return number > MOST_SHOWN
        ? String.format(
            Locale.ROOT,
            "The first %d of %s. Write all with --csv, --json or --parquet",
            MOST_SHOWN,
            all)
        : all;
  }

  private static List<String> verdict(TraceRequest request, Traced traced) {
    RowComparison comparison = traced.comparison();
    List<String> lines = new ArrayList<>();
    if (comparison.kind() == RowComparison.Kind.LIST) {
      if (comparison.differences().isEmpty()) {
        lines.add(listed(comparison.published().get(0).longValueExact()));
      }
      return lines;
    }
    if (comparison.kind() != RowComparison.Kind.FIGURES) {
      lines.add("They add up to: " + numbers(request, comparison));
    }
    if (comparison.suppressed() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d published rows have suppressed numbers and are not compared.",
              comparison.suppressed(),
              comparison.rows()));
    }
    if (comparison.differences().isEmpty() && comparison.suppressed() < comparison.rows()) {
      lines.add(
          comparison.rows() == 1
              ? "This equals the published row exactly."
              : String.format(
                  Locale.ROOT,
                  "This equals each of the %,d published rows exactly.",
                  comparison.rows() - comparison.suppressed()));
    }
    return lines;
  }

  private static String listed(long rows) {
    return rows == 1
        ? "The inputs give the published row again, and no other."
        : String.format(
            Locale.ROOT, "The inputs give the %,d published rows again, and no others.", rows);
  }

  private static String numbers(TraceRequest request, RowComparison comparison) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < comparison.numbers().size(); i++) {
      String name = comparison.numbers().get(i);
      BigDecimal sum = comparison.sums().get(i);
      if (sum != null && request.measure().map(name::equals).orElse(true)) {
        parts.add(name + " " + RecordFiles.text(sum));
      }
    }
    return parts.isEmpty() ? "nothing" : String.join(", ", parts);
  }

  private static String where(TraceRequest request) {
    StringBuilder text = new StringBuilder();
    request
        .where()
        .forEach((column, value) -> text.append(", ").append(column).append('=').append(value));
    return text.toString();
  }

  /** Returns what precedes the records in a JSON file. */
  Map<String, String> about(TraceRequest request, Traced traced) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("table", request.table());
    about.put("run_id", traced.manifest().runId());
    request.where().forEach((column, value) -> about.put("where_" + column, value));
    if (traced.suppresses()) {
      about.put("notice", "Not for publication: the job suppresses small counts.");
    }
    about.put("verdict", traced.comparison().differences().isEmpty() ? "equal" : "different");
    return about;
  }
}
