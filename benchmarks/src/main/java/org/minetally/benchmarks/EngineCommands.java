package org.minetally.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The command line of each engine.
 *
 * @param options the options of the benchmark
 * @param home the folder of this module
 */
record EngineCommands(BenchmarkOptions options, Path home) {

  /** The packages that Spark's own launcher opens on Java 17. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/sun.nio.ch",
          "java.base/sun.util.calendar");

  /**
   * Returns the command with which an engine reads a data set and writes its tables.
   *
   * @throws BenchmarkException if the engine is not built
   */
  List<String> of(Engine engine, DataSet data) throws IOException {
    return switch (engine) {
      case MINETALLY -> minetally(data.job());
      case DUCKDB -> duckDb(data);
      case MINETALLY_FLINK ->
          onEngine(engine, data, List.of("--runner=FlinkRunner", parallelism()));
      case MINETALLY_SPARK -> onEngine(engine, data, List.of("--runner=SparkRunner"));
      case SPARK_SQL -> sparkSql(data);
      case DUCKDB_2, POLARS, CHDB, DATAFUSION -> peer(engine, data);
      case EMPTY_PIPELINE -> emptyPipeline();
      case MINETALLY_TRACE -> trace(data.output(Engine.MINETALLY));
    };
  }

  /** Returns the command that runs a job on the DirectRunner. */
  List<String> minetally(Path job) {
    return launcher("run", job.toString());
  }

  /** Returns the command that traces a cell of the district with the most rows. */
  private List<String> trace(Path output) {
    return launcher(
        "trace",
        output.toString(),
        "--table",
        Table.MONTH_DISTRICT.folder(),
        "--where",
        "period_key=2016-07,region_code=GN0101,device_category=anti_personnel_mine");
  }

  private List<String> launcher(String... arguments) {
    List<String> command = new ArrayList<>();
    if (!options.heap().isEmpty()) {
      command.add("env");
      command.add("MINETALLY_JAVA_OPTS=-Xmx" + options.heap());
    }
    command.addAll(options.minetally());
    command.addAll(List.of(arguments));
    return command;
  }

  /** DuckDB works outside the Java heap; the flags only speed up the start of its JVM. */
  private List<String> duckDb(DataSet data) throws IOException {
    Path target = home.resolve("target");
    Path driver = DuckDbDriver.unpacked(deliveredDriver(), target.resolve("duckdb"));
    return List.of(
        java(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        target.resolve("classes") + File.pathSeparator + driver,
        DuckDbJob.class.getName(),
        data.folder().toString(),
        data.output(Engine.DUCKDB).toString(),
        Integer.toString(options.duckDbThreads()),
        data.scratch(Engine.DUCKDB).toString());
  }

  private Path deliveredDriver() throws IOException {
    try (Stream<Path> jars = Files.list(home.resolve("target").resolve("lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("duckdb_jdbc"))
          .findFirst()
          .orElseThrow(() -> new BenchmarkException("no DuckDB in target/lib; build first"));
    }
  }

  /**
   * Returns the command of the job packaged with another engine; its job file has another output.
   */
  private List<String> onEngine(Engine engine, DataSet data, List<String> further)
      throws IOException {
    String name = engine.label().substring(Engine.MINETALLY.label().length() + 1);
    Path jar =
        home.resolveSibling("addons")
            .resolve(name)
            .resolve("target")
            .resolve(engine.label() + ".jar");
    require(jar, "mvn -q -DskipTests -P%s-runner package".formatted(name));
    Path job = data.folder().resolve("job-" + name + ".yaml");
    Files.writeString(job, RealJob.redirected(Files.readString(data.job()), data.output(engine)));
    List<String> command = jvm(data.scratch(engine));
    command.add("-Dspark.local.dir=" + data.scratch(engine));
    command.addAll(List.of("-jar", jar.toString(), "run", job.toString()));
    command.addAll(further);
    return command;
  }

  private List<String> sparkSql(DataSet data) throws IOException {
    Path target = home.resolve("spark").resolve("target");
    require(target.resolve("lib"), "mvn -q -DskipTests -Pspark-sql package");
    List<String> command = jvm(data.scratch(Engine.SPARK_SQL));
    command.add("-cp");
    command.add(
        String.join(
            File.pathSeparator,
            target.resolve("classes").toString(),
            home.resolve("target").resolve("classes").toString(),
            target.resolve("lib") + "/*"));
    command.add("org.minetally.benchmarks.SparkSqlJob");
    command.add(data.folder().toString());
    command.add(data.output(Engine.SPARK_SQL).toString());
    command.add(data.scratch(Engine.SPARK_SQL).toString());
    return command;
  }

  private List<String> peer(Engine engine, DataSet data) {
    Path python = home.resolve("target").resolve("peers").resolve("bin").resolve("python");
    require(python, "benchmarks/peers/install");
    return List.of(
        python.toString(),
        home.resolve("peers").resolve("peers.py").toString(),
        engine.label(),
        data.folder().toString(),
        data.output(engine).toString());
  }

  /**
   * Returns the command of the empty pipeline with the settings that suit it best: the first
   * compiler only, the simplest collector, and an archive of its classes, which its first run
   * writes.
   */
  private List<String> emptyPipeline() throws IOException {
    Path target = home.resolve("target");
    Path jar = target.resolve("minetally-benchmarks.jar");
    Path job = home.resolveSibling("pipeline").resolve("target").resolve("minetally.jar");
    require(jar, "mvn -q -DskipTests -Pbenchmarks package");
    Path archive = target.resolve("empty-pipeline.jsa");
    boolean archived =
        Files.exists(archive)
            && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(job)) > 0;
    if (!archived) {
      Files.deleteIfExists(archive);
    }
    return List.of(
        java(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xlog:disable",
        (archived ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive,
        "-cp",
        job + File.pathSeparator + jar,
        EmptyPipeline.class.getName());
  }

  /**
   * Returns a JVM command with the collector of the packaged job and the flags that Spark needs.
   */
  private List<String> jvm(Path scratch) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.add("-XX:+UseParallelGC");
    command.add("-Djava.io.tmpdir=" + scratch);
    OPENED.forEach(opened -> command.add("--add-opens=" + opened + "=ALL-UNNAMED"));
    if (!options.heap().isEmpty()) {
      command.add("-Xmx" + options.heap());
    }
    return command;
  }

  private static void require(Path built, String how) {
    if (!Files.exists(built)) {
      throw new BenchmarkException("%s does not exist; build it with: %s".formatted(built, how));
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String parallelism() {
    return String.format(
        Locale.ROOT, "--parallelism=%d", Runtime.getRuntime().availableProcessors());
  }
}
