package org.minetally.benchmarks;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The options of the command line.
 *
 * @param rows the sizes to measure, in rows
 * @param repeat the number of counted runs of each engine and size
 * @param warmUp the number of earlier runs that are not counted
 * @param minetally the command that runs the job, without {@code run <job file>}
 * @param data the folder of the data sets
 * @param duckDbThreads DuckDB's setting, or {@link DuckDbJob#DEFAULT_THREADS}
 * @param engines the engines to measure
 * @param heap the maximum heap of engines in a JVM, such as {@code 4g}; empty for their default
 * @param real a job file to time instead; null if none
 * @param shape the distribution of the generated rows
 * @param fixed whether to compare a small job with an empty pipeline instead
 * @param trace whether to compare a trace of one cell with the run instead
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
    Path real,
    Shape shape,
    boolean fixed,
    boolean trace) {

  static final String USAGE =
      """
      Usage: benchmarks/run [options]
        --rows 1,5,20          millions of rows; one data set per number
        --repeat 5             counted runs per engine
        --warm-up 1            runs per engine before them that are not counted
        --minetally "CMD"      the command of the job; default: pipeline/bin/minetally, or
                               java -jar pipeline/target/minetally.jar
        --data DIR             folder for data sets; default: benchmarks/target/data
        --engines minetally,duckdb
                               also minetally-flink, minetally-spark and spark-sql, once built,
                               and duckdb-2, polars, chdb and datafusion, once installed; each
                               is compared with the first
        --heap 4g              maximum Java heap of all engines except DuckDB
        --duckdb-threads N     number of DuckDB threads; default: DuckDB's own
        --real JOB_FILE        time this job file instead; its output is not touched
        --shape district       half of the rows in one district; or key: one row in twenty repeats
                               the first; or cells: nearly every row has a cell of its own;
                               or related: two fifths as many rows in a related table;
                               or records: the records are written, too
        --fixed                compare a job of 12,000 records with an empty pipeline instead
        --trace                compare a trace of one cell with the run instead
      """;

  BenchmarkOptions {
    rows = List.copyOf(rows);
    minetally = List.copyOf(minetally);
    engines = List.copyOf(engines);
  }

  /**
   * Parses the command line.
   *
   * @param root the root of the project, for defaults
   * @throws BenchmarkException if an option or value is not valid
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
    Shape shape = Shape.USUAL;
    boolean fixed = false;
    boolean trace = false;
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String option = rest.remove();
      if (option.equals("--fixed")) {
        fixed = true;
        continue;
      }
      if (option.equals("--trace")) {
        trace = true;
        continue;
      }
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
        case "--shape" -> shape = Shape.of(value);
        case "--real" -> real = Path.of(value);
        default -> throw new BenchmarkException("unknown option " + option + "\n" + USAGE);
      }
    }
    return new BenchmarkOptions(
        rows,
        repeat,
        warmUp,
        minetally,
        data.toAbsolutePath(),
        threads,
        engines,
        heap,
        real,
        shape,
        fixed,
        trace);
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
        throw new BenchmarkException(
            "--rows: \"" + size + "\" is not a valid number of millions of rows");
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
      throw new BenchmarkException(option + ": \"" + value + "\" is not a whole number");
    }
    throw new BenchmarkException(option + ": \"" + value + "\" is not greater than zero");
  }

  private static List<String> split(String value) {
    return List.of(value.split(","));
  }
}
