package org.minetally.run.engine;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.minetally.storage.Stores;

/**
 * Beam's own options, as they were given.
 *
 * @param given {@code --name=value} each
 */
public record EngineOptions(List<String> given) {

  private static final String DIRECT = "DirectRunner";
  private static final String SPARK = "SparkRunner";
  private static final String FLINK = "FlinkRunner";
  private static final String RUNNER = "--runner=";

  /** Takes the options; Beam says what it thinks of them when a pipeline is made. */
  public EngineOptions {
    given = List.copyOf(given);
  }

  /** The name of the engine: the one asked for, else the one that the jar was built with. */
  public String runner() {
    return given.stream()
        .filter(option -> option.startsWith(RUNNER))
        .map(option -> option.substring(RUNNER.length()))
        .reduce((first, last) -> last)
        .or(() -> PackagedEngine.present().map(PackagedEngine::runner))
        .orElse(DIRECT);
  }

  /** Whether the engine is the one that needs no cluster. */
  public boolean isDirect() {
    return runner().equals(DIRECT);
  }

  /**
   * Makes sure that Beam knows the options.
   *
   * @throws UnknownOptionException if it does not
   */
  public void check() {
    if (!given.isEmpty()) {
      forPipeline();
    }
  }

  /** Options are shown by engines' web pages and in logs. */
  private void refuseCredentials() {
    given.stream()
        .filter(Stores::looksSecret)
        .findFirst()
        .ifPresent(
            option -> {
              throw new UnknownOptionException(
                  new IllegalArgumentException(
                      "%s looks like it holds credentials, which an option must not, since options are logged."
                              .formatted(option.split("=", 2)[0])
                          + " They are taken from the environment; see docs/storage.md"));
            });
  }

  /**
   * The options for a pipeline.
   *
   * @throws UnknownOptionException if Beam does not know one of them, or not its value
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
      throw new UnknownOptionException(e);
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
   * What serves the DirectRunner unless it is told otherwise. Its checks that a transform does not
   * change its input are of use in tests, and take a third of the time of a run. Of more threads
   * than cores, one would do nothing but ask whether there is something to do.
   */
  private static List<String> directDefaults() {
    return List.of(
        // The run waits by itself, so that it can be interrupted.
        "--blockOnRun=false",
        "--enforceImmutability=false",
        "--enforceEncodability=false",
        "--targetParallelism=" + Math.max(2, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * What serves Spark unless it is told otherwise: all of this machine if no cluster is named, and
   * what is used twice goes to the disk where memory ends, instead of being read again.
   */
  private static List<String> sparkDefaults() {
    return List.of(
        "--sparkMaster=local[" + Runtime.getRuntime().availableProcessors() + "]",
        "--storageLevel=MEMORY_AND_DISK",
        "--appName=minetally");
  }

  /**
   * What serves Flink unless it is told otherwise. Without a parallelism it would work with one
   * thread, and only log that it does; and it would copy every element between two steps of one
   * task, which only steps that change what they were given need. Ours do not.
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
