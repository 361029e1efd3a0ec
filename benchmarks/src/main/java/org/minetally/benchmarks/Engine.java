package org.minetally.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The engines, by their names on the command line and in the results. */
enum Engine {
  /** The packaged job on the DirectRunner. */
  MINETALLY("minetally", "out", "current"),
  DUCKDB("duckdb", "duckdb-out", ""),
  /** The packaged job on an embedded Flink. */
  MINETALLY_FLINK("minetally-flink", "minetally-flink-out", "current"),
  /** The packaged job on an embedded Spark. */
  MINETALLY_SPARK("minetally-spark", "minetally-spark-out", "current"),
  /** Spark SQL without the job. */
  SPARK_SQL("spark-sql", "spark-sql-out", ""),
  /** Other engines in Python, in {@code peers/peers.py}. */
  DUCKDB_2("duckdb-2", "duckdb-2-out", ""),
  POLARS("polars", "polars-out", ""),
  CHDB("chdb", "chdb-out", ""),
  DATAFUSION("datafusion", "datafusion-out", ""),
  /** A pipeline that does nothing, on the DirectRunner; it writes no tables. */
  EMPTY_PIPELINE("empty-pipeline", "empty-pipeline-out", ""),
  /** A trace of a cell that the packaged job has published; it writes no tables. */
  MINETALLY_TRACE("minetally-trace", "minetally-trace-out", "");

  /** The default engines. */
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

  /** Returns the folder in a data set that the engine writes to. */
  String folder() {
    return folder;
  }

  /** Returns the folder with the tables inside the output folder. */
  String tables() {
    return tables;
  }

  /**
   * Returns the engine with a name.
   *
   * @throws BenchmarkException if there is no such engine
   */
  static Engine of(String label) {
    return Arrays.stream(values())
        .filter(engine -> engine.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new BenchmarkException(
                    "unknown engine \"%s\"; choose from %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(Engine::label)
                                .collect(Collectors.joining(", ")))));
  }
}
