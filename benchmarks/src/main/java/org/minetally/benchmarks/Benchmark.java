package org.minetally.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.minetally.benchmarks.EngineComparison.Digest;
import org.minetally.benchmarks.EngineComparison.TableComparison;

/**
 * Runs the engines in turn, in fresh processes, on the same files, and prints time and memory.
 *
 * <p>By default each engine has one run that is not counted. Its output is removed before every
 * run. The input is read once before the first run, so that all engines find it in the page cache.
 */
final class Benchmark {

  /** About as many records as the register of a country's victims. */
  private static final long FIXED_ROWS = 12_000;

  private final BenchmarkOptions options;
  private final EngineCommands commands;

  /**
   * Creates a benchmark.
   *
   * @param home the folder of this module, with {@code target/classes} and {@code target/lib}
   */
  Benchmark(BenchmarkOptions options, Path home) {
    this.options = options;
    this.commands = new EngineCommands(options, home);
  }

  /**
   * Usage: see {@link BenchmarkOptions#USAGE}. The system property {@code home} names the folder of
   * this module.
   */
  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("--help")) {
      System.out.print(BenchmarkOptions.USAGE);
      return;
    }
    Path home = Path.of(System.getProperty("home", "benchmarks")).toAbsolutePath().normalize();
    try {
      BenchmarkOptions options = BenchmarkOptions.parse(List.of(args), home.getParent());
      System.exit(new Benchmark(options, home).run() ? 0 : 1);
    } catch (BenchmarkException e) {
      System.err.println("benchmark: " + e.getMessage());
      System.exit(2);
    }
  }

  /** Runs the benchmark and returns whether all results were equal. */
  private boolean run() throws IOException, InterruptedException, SQLException {
    if (options.real() != null) {
      System.out.print(Report.of(options.real().getFileName().toString(), real(options.real())));
      return true;
    }
    if (options.fixed()) {
      System.out.print(pair(FIXED_ROWS, Engine.MINETALLY, Engine.EMPTY_PIPELINE));
      return true;
    }
    if (options.trace()) {
      for (long rows : options.rows()) {
        System.out.print(pair(rows, Engine.MINETALLY_TRACE, Engine.MINETALLY));
      }
      return true;
    }
    List<Report.Size> sizes = new ArrayList<>();
    for (long rows : options.rows()) {
      sizes.add(measure(rows));
    }
    System.out.print(Report.of(sizes));
    return sizes.stream().allMatch(size -> size.equal() || size.series().size() == 1);
  }

  private Report.Size measure(long rows) throws IOException, InterruptedException, SQLException {
    DataSet data = new DataSet(options.data().resolve(options.shape().folder(rows)));
    progress("%,d rows: preparing the data in %s", rows, data.folder());
    Generator.of(rows, options.shape()).generate(data, Runtime.getRuntime().availableProcessors());
    readOnce(data);
    Map<Engine, List<Measurement>> runs = new EnumMap<>(Engine.class);
    Map<Engine, Digest> digests = new EnumMap<>(Engine.class);
    boolean equal = options.engines().size() > 1;
    for (int run = 1 - options.warmUp(); run <= options.repeat(); run++) {
      for (Engine engine : options.engines()) {
        Measurement measurement = runOnce(engine, data);
        progress(
            "%,d rows, %s, run %d%s: %.2f s, %.0f MiB, %.0f MiB written",
            rows,
            engine.label(),
            run,
            run < 1 ? " (not counted)" : "",
            measurement.seconds(),
            measurement.peakMebibytes(),
            measurement.writtenMebibytes());
        if (run > 0) {
          runs.computeIfAbsent(engine, e -> new ArrayList<>()).add(measurement);
        }
      }
      for (Engine engine : options.engines()) {
        EngineComparison comparison = compare(engine, data);
        if (!comparison.isEqual()) {
          equal = false;
          System.err.print(engine.label() + ": " + comparison.describe());
        }
        digests.put(engine, digest(comparison));
      }
    }
    Map<Engine, MeasuredSeries> series = new EnumMap<>(Engine.class);
    runs.forEach((engine, measurements) -> series.put(engine, new MeasuredSeries(measurements)));
    return new Report.Size(rows, series, digests, equal);
  }

  /** Runs two engines in turn on a data set; the packaged job first, whose output others need. */
  private String pair(long rows, Engine compared, Engine with)
      throws IOException, InterruptedException, SQLException {
    DataSet data = new DataSet(options.data().resolve(Shape.USUAL.folder(rows)));
    Generator.of(rows, Shape.USUAL).generate(data, Runtime.getRuntime().availableProcessors());
    readOnce(data);
    Map<Engine, List<Measurement>> runs = new EnumMap<>(Engine.class);
    for (int run = 1 - options.warmUp(); run <= options.repeat(); run++) {
      for (Engine engine : new TreeSet<>(List.of(compared, with))) {
        Measurement measurement = runOnce(engine, data);
        progress(
            "%,d rows, %s, run %d: %.2f s, %.2f s of processor time",
            rows, engine.label(), run, measurement.seconds(), measurement.processorSeconds());
        if (run > 0) {
          runs.computeIfAbsent(engine, e -> new ArrayList<>()).add(measurement);
        }
      }
    }
    Map<Engine, MeasuredSeries> series = new EnumMap<>(Engine.class);
    runs.forEach((engine, measurements) -> series.put(engine, new MeasuredSeries(measurements)));
    Path tables = data.tables(Engine.MINETALLY);
    Digest digest = digest(EngineComparison.of(Shape.USUAL.tables(), tables, tables));
    return Report.ofPair(series, compared, with, digest);
  }

  /** Compares the result of an engine with that of the first engine. */
  private EngineComparison compare(Engine engine, DataSet data) throws SQLException {
    return EngineComparison.of(
        options.shape().tables(), data.tables(options.engines().get(0)), data.tables(engine));
  }

  private static Digest digest(EngineComparison comparison) {
    return EngineComparison.total(
        comparison.tables().stream().map(TableComparison::right).toList());
  }

  private Measurement runOnce(Engine engine, DataSet data)
      throws IOException, InterruptedException {
    delete(data.output(engine));
    delete(data.scratch(engine));
    Files.createDirectories(data.scratch(engine));
    try {
      return Measurement.of(
          commands.of(engine, data), data.folder().resolve(engine.label() + ".log"));
    } finally {
      delete(data.scratch(engine));
    }
  }

  private MeasuredSeries real(Path job) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("minetally-benchmark");
    Path output = work.resolve("out");
    Path copy = RealJob.copyOf(job, output);
    List<Measurement> runs = new ArrayList<>();
    try {
      for (int run = 0; run <= options.repeat(); run++) {
        delete(output);
        Measurement measurement = Measurement.of(commands.minetally(copy), work.resolve("log"));
        progress("%s, run %d: %.2f s", job.getFileName(), run, measurement.seconds());
        if (run > 0) {
          runs.add(measurement);
        }
      }
    } finally {
      Files.delete(copy);
      delete(work);
    }
    return new MeasuredSeries(runs);
  }

  private static void readOnce(DataSet data) throws IOException {
    for (Path file : data.rowFiles()) {
      try (InputStream in = Files.newInputStream(file)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  /** Removes a folder and everything in it; links are removed, not followed. */
  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void progress(String pattern, Object... values) {
    System.err.printf(Locale.ROOT, pattern + "%n", values);
  }
}
