package org.minetally.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What takes part, by the name that the command line and the table use. */
enum Engine {
  /** The packaged job on the DirectRunner. */
  MINETALLY("minetally", "out", "current"),
  DUCKDB("duckdb", "duckdb-out", ""),
  /** The packaged job on an embedded Flink. */
  MINETALLY_FLINK("minetally-flink", "minetally-flink-out", "current"),
  /** The packaged job on an embedded Spark. */
  MINETALLY_SPARK("minetally-spark", "minetally-spark-out", "current"),
  /** Spark's own SQL, without the job. */
  SPARK_SQL("spark-sql", "spark-sql-out", "");

  /** Those that take part unless others are named. */
  static final List<Engine> DEFAULT = List.of(MINETALLY, DUCKDB);

  private final String label;
  private final String folder;
  private final String tables;

  Engine(String label, String folder, String tables) {
    this.label = label;
    this.folder = folder;
    this.tables = tables;
  }

  String label() {
    return label;
  }

  /** The folder in a data set that it writes to. */
  String folder() {
    return folder;
  }

  /** The folder in that one which has the tables. */
  String tables() {
    return tables;
  }

  /**
   * The engine of that name.
   *
   * @throws BenchmarkException if there is none
   */
  static Engine of(String label) {
    return Arrays.stream(values())
        .filter(engine -> engine.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new BenchmarkException(
                    "unknown engine \"%s\"; there are %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(Engine::label)
                                .collect(Collectors.joining(", ")))));
  }
}
