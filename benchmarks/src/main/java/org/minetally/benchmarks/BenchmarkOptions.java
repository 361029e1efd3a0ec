package org.minetally.benchmarks;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param rows the sizes to measure, in rows
 * @param repeat counted runs of each engine and size
 * @param warmUp runs of each engine and size before them, which are not counted
 * @param minetally the command that runs the job, without {@code run <job file>}
 * @param data where the data sets lie, or are made
 * @param duckDbThreads DuckDB's setting, or {@link DuckDbJob#DEFAULT_THREADS}
 * @param engines which engines take part
 * @param heap the largest heap of the engines in a JVM, such as {@code 4g}; empty: their own
 * @param real a job file that is timed instead; null: none
 */
record BenchmarkOptions(
    List<Long> rows,
    int repeat,
    int warmUp,
    List<String> minetally,
    Path data,
    int duckDbThreads,
    List<Engine> engines,
    String heap,
    Path real) {

  static final String USAGE =
      """
      Usage: benchmarks/run [options]
        --rows 1,5,20          millions of rows, one data set for each
        --repeat 5             counted runs of each engine
        --warm-up 1            runs of each engine before them, which are not counted
        --minetally "CMD"      the job's command; default: pipeline/bin/minetally, or
                               java -jar pipeline/target/minetally.jar
        --data DIR             where data sets are kept; default: benchmarks/target/data
        --engines minetally,duckdb
                               also minetally-flink, minetally-spark, spark-sql, once they are
                               built; each is compared with the first
        --heap 4g              largest Java heap of all engines but DuckDB; default: their own
        --duckdb-threads N     DuckDB's setting; default: DuckDB's own
        --real JOB_FILE        time this job file instead; its own output folder is left alone
      """;

  BenchmarkOptions {
    rows = List.copyOf(rows);
    minetally = List.copyOf(minetally);
    engines = List.copyOf(engines);
  }

  /**
   * Reads the command line.
   *
   * @param root the project's root, for the defaults
   * @throws BenchmarkException if it cannot be understood
   */
  static BenchmarkOptions parse(List<String> arguments, Path root) {
    List<Long> rows = millions("1,5,20");
    int repeat = 5;
    int warmUp = 1;
    List<String> minetally = builtCommand(root.resolve("pipeline"));
    Path data = root.resolve("benchmarks").resolve("target").resolve("data");
    int threads = DuckDbJob.DEFAULT_THREADS;
    List<Engine> engines = Engine.DEFAULT;
    String heap = "";
    Path real = null;
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String option = rest.remove();
      if (rest.isEmpty()) {
        throw new BenchmarkException(USAGE);
      }
      String value = rest.remove();
      switch (option) {
        case "--rows" -> rows = millions(value);
        case "--repeat" -> repeat = positive(option, value);
        case "--warm-up" -> warmUp = value.equals("0") ? 0 : positive(option, value);
        case "--minetally" -> minetally = List.of(value.trim().split("\\s+"));
        case "--data" -> data = Path.of(value);
        case "--engines" -> engines = split(value).stream().map(Engine::of).distinct().toList();
        case "--duckdb-threads" -> threads = positive(option, value);
        case "--heap" -> heap = value;
        case "--real" -> real = Path.of(value);
        default -> throw new BenchmarkException("unknown option " + option + "\n" + USAGE);
      }
    }
    return new BenchmarkOptions(
        rows, repeat, warmUp, minetally, data.toAbsolutePath(), threads, engines, heap, real);
  }

  private static List<String> builtCommand(Path pipeline) {
    Path launcher = pipeline.resolve("bin").resolve("minetally");
    return Files.isExecutable(launcher)
        ? List.of(launcher.toString())
        : List.of("java", "-jar", pipeline.resolve("target").resolve("minetally.jar").toString());
  }

  private static List<Long> millions(String value) {
    List<Long> rows = new ArrayList<>();
    for (String size : split(value)) {
      try {
        rows.add(new BigDecimal(size).movePointRight(6).longValueExact());
      } catch (ArithmeticException | NumberFormatException e) {
        throw new BenchmarkException("--rows: \"" + size + "\" is no number of millions of rows");
      }
    }
    return rows;
  }

  private static int positive(String option, String value) {
    try {
      int number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new BenchmarkException(option + ": \"" + value + "\" is no whole number");
    }
    throw new BenchmarkException(option + ": \"" + value + "\" is not above zero");
  }

  private static List<String> split(String value) {
    return List.of(value.split(","));
  }
}
