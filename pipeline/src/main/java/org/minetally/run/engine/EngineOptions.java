package org.minetally.run.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.minetally.storage.Stores;

/**
 * Beam's pipeline options, as given on the command line.
 *
 * @param given options of the form {@code --name=value}
 */
public record EngineOptions(List<String> given) {

  private static final String DIRECT = "DirectRunner";
  private static final String SPARK = "SparkRunner";
  private static final String FLINK = "FlinkRunner";
  private static final String RUNNER = "--runner=";

  private static final String PARTITIONS = "spark.default.parallelism";
  private static final long TEXT_PER_PARTITION = 128L << 20;
  private static final long MOST_PARTITIONS = 10_000;

  /** Creates the options without checking them; {@link #check} does. */
  public EngineOptions {
    given = given.stream().map(EngineOptions::canonical).toList();
  }

  /** Returns an option with the engine's full name. Beam also accepts {@code flink}. */
  private static String canonical(String option) {
    if (option.startsWith(RUNNER)) {
      String name = option.substring(RUNNER.length());
      for (String runner : List.of(DIRECT, SPARK, FLINK, "DataflowRunner")) {
        if (name.equalsIgnoreCase(runner) || (name + "Runner").equalsIgnoreCase(runner)) {
          return RUNNER + runner;
        }
      }
    }
    return option;
  }

  /** Returns Beam's name for the engine: the requested one, or the one packaged in the jar. */
  public String runner() {
    return given.stream()
        .filter(option -> option.startsWith(RUNNER))
        .map(option -> option.substring(RUNNER.length()))
        .reduce((first, last) -> last)
        .or(() -> PackagedEngine.present().map(PackagedEngine::runner))
        .orElse(DIRECT);
  }

  /** Returns whether the engine is the DirectRunner, which needs no cluster. */
  public boolean isDirect() {
    return runner().equals(DIRECT);
  }

  /**
   * Returns how many bytes the engine may write to the temporary folder of this machine; empty if
   * it spills nothing, or only on the machines of a cluster.
   *
   * @param text bytes of text to read
   */
  public OptionalLong localSpill(long text) {
    return switch (runner()) {
      case FLINK -> isGiven("--flinkMaster=") ? OptionalLong.empty() : OptionalLong.of(2 * text);
      case SPARK ->
          given.stream().anyMatch(option -> option.matches("--sparkMaster=(?!local).*"))
              ? OptionalLong.empty()
              : OptionalLong.of(text + text / 10);
      default -> OptionalLong.empty();
    };
  }

  /**
   * Makes Spark in this process divide its shuffles, so that a task's share of the data fits into
   * memory. Spark's own default is one partition per core, whatever the size. It reads the number
   * from a system property only; one that is set remains.
   *
   * @param text bytes of text to read
   */
  public void divideShuffles(long text) {
    if (runner().equals(SPARK) && localSpill(text).isPresent()) {
      long partitions =
          Math.max(Runtime.getRuntime().availableProcessors(), text / TEXT_PER_PARTITION);
      System.getProperties()
          .putIfAbsent(PARTITIONS, Long.toString(Math.min(MOST_PARTITIONS, partitions)));
    }
  }

  private boolean isGiven(String prefix) {
    return given.stream().anyMatch(option -> option.startsWith(prefix));
  }

  /**
   * Checks that the options are known.
   *
   * @param others the names of the program's own options, for suggestions
   * @throws UnknownOptionException with all options that are unknown or have an invalid value
   */
  public void check(Collection<String> others) {
    if (given.isEmpty()) {
      return; // The list of known options takes time.
    }
    refuseCredentials();
    KnownOptions known = new KnownOptions();
    List<String> problems =
        given.stream()
            .flatMap(option -> known.problem(option, others).stream())
            .map(problem -> problem.endsWith("?") ? problem : problem + ".")
            .toList();
    if (!problems.isEmpty()) {
      throw new UnknownOptionException(problems);
    }
    forPipeline();
  }

  /** Rejects credentials, because engines show options on web pages and in logs. */
  private void refuseCredentials() {
    given.stream()
        .filter(Stores::looksSecret)
        .findFirst()
        .ifPresent(
            option -> {
              throw new UnknownOptionException(
                  List.of(
                      "%s appears to contain credentials. Options are logged;"
                              .formatted(option.split("=", 2)[0])
                          + " pass credentials through the environment instead (docs/storage.md)"));
            });
  }

  /**
   * Returns the options for a pipeline, with our defaults for the engine.
   *
   * @throws UnknownOptionException if Beam does not know an option or its value
   */
  public PipelineOptions forPipeline() {
    refuseCredentials();
    PackagedEngine.present()
        .filter(engine -> engine.runner().equals(runner()))
        .ifPresent(PackagedEngine::set);
    List<String> all = new ArrayList<>(given);
    if (given.stream().noneMatch(option -> option.startsWith(RUNNER))) {
      all.add(RUNNER + runner());
    }
    defaults().stream()
        .filter(fallback -> given.stream().noneMatch(option -> sameName(option, fallback)))
        .forEach(all::add);
    try {
      return PipelineOptionsFactory.fromArgs(all.toArray(String[]::new)).create();
    } catch (IllegalArgumentException e) {
      // An option alone is valid, as check has found. Beam's message is the only one left.
      throw new UnknownOptionException(List.of(e.getMessage()));
    }
  }

  private List<String> defaults() {
    return switch (runner()) {
      case DIRECT -> directDefaults();
      case SPARK -> sparkDefaults();
      case FLINK -> flinkDefaults();
      default -> List.of();
    };
  }

  /**
   * Returns the defaults for the DirectRunner. Its checks that transforms do not change their input
   * help in tests and take a third of a run's time. With more threads than cores, one thread would
   * only poll for work.
   */
  private static List<String> directDefaults() {
    return List.of(
        // The run does the waiting, so that it can be interrupted.
        "--blockOnRun=false",
        "--enforceImmutability=false",
        "--enforceEncodability=false",
        "--targetParallelism=" + Math.max(2, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Returns the defaults for Spark: all cores of this machine if no cluster is named, and data used
   * twice is kept packed and spills to disk, instead of being computed again.
   */
  private static List<String> sparkDefaults() {
    return List.of(
        "--sparkMaster=local[" + Runtime.getRuntime().availableProcessors() + "]",
        "--storageLevel=MEMORY_AND_DISK_SER",
        "--appName=minetally");
  }

  /**
   * Returns the defaults for Flink. Without a parallelism it uses one thread and only logs the
   * fact. Without {@code fasterCopy} it copies every element between two steps of a task, which
   * only steps that modify their input need; ours do not.
   */
  private static List<String> flinkDefaults() {
    return List.of(
        "--parallelism=" + Runtime.getRuntime().availableProcessors(),
        "--fasterCopy=true",
        "--jobName=minetally");
  }

  private static boolean sameName(String option, String other) {
    return option.split("=", 2)[0].equals(other.split("=", 2)[0]);
  }
}
