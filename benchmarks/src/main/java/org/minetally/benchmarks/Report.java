package org.minetally.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.minetally.benchmarks.EngineComparison.Digest;

/** Formats the result of the benchmark as Markdown. */
final class Report {

  private Report() {}

  /**
   * The measurements on one data set.
   *
   * @param rows the size of the data set
   * @param series the runs of each engine
   * @param digests the digest of each engine's result
   * @param equal whether all results were equal; false with a single engine
   */
  record Size(
      long rows, Map<Engine, MeasuredSeries> series, Map<Engine, Digest> digests, boolean equal) {

    Size {
      series = new EnumMap<>(series);
      digests = new EnumMap<>(digests);
    }

    /** Returns whether both default engines were measured. */
    boolean hasBoth() {
      return series.keySet().containsAll(Engine.DEFAULT);
    }
  }

  static String of(List<Size> sizes) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("Measured on: ").append(machine()).append("\n\n");
    text.append(
        "| rows | engine | wall s, median (min to max) | processor s | peak memory MiB | disk MiB ");
    text.append("| result rows | checksums |\n");
    text.append("| ---: | --- | ---: | ---: | ---: | ---: | ---: | --- |\n");
    for (Size size : sizes) {
      size.series().forEach((engine, series) -> text.append(line(size, engine, series)));
    }
    if (sizes.stream().allMatch(Size::hasBoth)) {
      text.append("\n| rows | minetally / duckdb: medians | median of pairs | results equal |\n");
      text.append("| ---: | ---: | ---: | --- |\n");
      sizes.forEach(size -> text.append(ratio(size)));
    }
    if (sizes.size() > 1) {
      text.append(growth(sizes));
    }
    return text.toString();
  }

  /** Formats the runs of a real job, which has no competitor. */
  static String of(String name, MeasuredSeries series) throws IOException {
    return format(
        "Measured on: %s%n%n%s: median %.2f s (%.2f to %.2f), %d runs, peak memory %.0f MiB%n",
        machine(),
        name,
        series.median(),
        series.fastest(),
        series.slowest(),
        series.runs().size(),
        series.peakMebibytes());
  }

  /** Compares an engine with another one. */
  static String ofPair(
      Map<Engine, MeasuredSeries> series, Engine compared, Engine with, Digest digest)
      throws IOException {
    MeasuredSeries left = series.get(compared);
    MeasuredSeries right = series.get(with);
    StringBuilder text = new StringBuilder();
    text.append("Measured on: ").append(machine()).append("\n\n");
    text.append("| engine | wall s, median (min to max) | processor s | peak memory MiB |\n");
    text.append("| --- | ---: | ---: | ---: |\n");
    series.forEach(
        (engine, of) ->
            text.append(
                format(
                    "| %s | %.2f (%.2f to %.2f) | %.2f | %,.0f |%n",
                    engine.label(),
                    of.median(),
                    of.fastest(),
                    of.slowest(),
                    of.medianProcessor(),
                    of.peakMebibytes())));
    text.append(
        format(
            "%n%s takes %.2f times the wall time of %s, and %.2f times its processor time.%n",
            compared.label(),
            left.median() / right.median(),
            with.label(),
            left.medianProcessor() / right.medianProcessor()));
    text.append(format("Checksums of the job's tables: `%s`.%n", digest.checksum()));
    return text.toString();
  }

  private static String line(Size size, Engine engine, MeasuredSeries series) {
    Digest digest = size.digests().get(engine);
    return format(
        "| %,d | %s | %.2f (%.2f to %.2f) | %.1f | %,.0f | %,.0f | %,d | `%s` |%n",
        size.rows(),
        engine.label(),
        series.median(),
        series.fastest(),
        series.slowest(),
        series.medianProcessor(),
        series.peakMebibytes(),
        series.writtenMebibytes(),
        digest.rows(),
        digest.checksum());
  }

  private static String ratio(Size size) {
    MeasuredSeries minetally = size.series().get(Engine.MINETALLY);
    MeasuredSeries duckDb = size.series().get(Engine.DUCKDB);
    return format(
        "| %,d | %.2f | %.2f | %s |%n",
        size.rows(),
        minetally.median() / duckDb.median(),
        minetally.medianOfRatios(duckDb),
        size.equal() ? "yes" : "NO");
  }

  private static String growth(List<Size> sizes) {
    StringBuilder text =
        new StringBuilder(
            "\n| engine | rows | time grows | processor time grows |\n| --- | --- | ---: | ---: |\n");
    for (int i = 1; i < sizes.size(); i++) {
      Size from = sizes.get(i - 1);
      Size to = sizes.get(i);
      to.series()
          .forEach(
              (engine, series) ->
                  text.append(
                      format(
                          "| %s | %,d to %,d | %.2f-fold | %.2f-fold |%n",
                          engine.label(),
                          from.rows(),
                          to.rows(),
                          series.median() / from.series().get(engine).median(),
                          series.medianProcessor() / from.series().get(engine).medianProcessor())));
    }
    return text.toString();
  }

  private static String machine() throws IOException {
    return format(
        "%s, %d processors, %s of memory, Java %s",
        firstValue(Path.of("/proc/cpuinfo"), "model name", System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        firstValue(Path.of("/proc/meminfo"), "MemTotal", "an unknown amount"),
        System.getProperty("java.version"));
  }

  private static String firstValue(Path file, String key, String otherwise) throws IOException {
    if (!Files.isReadable(file)) {
      return otherwise;
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .findFirst()
        .orElse(otherwise);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
