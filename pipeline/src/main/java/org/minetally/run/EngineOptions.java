package org.minetally.run;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Beam's own options, as they were given.
 *
 * @param given {@code --name=value} each
 */
public record EngineOptions(List<String> given) {

  /**
   * Checks of the DirectRunner that a transform does not change its input: of use in tests, and a
   * third of the time in a run.
   */
  private static final List<String> CHECKS_OF_TRANSFORMS =
      List.of("--enforceImmutability=false", "--enforceEncodability=false");

  /** Takes the options; Beam says what it thinks of them when a pipeline is made. */
  public EngineOptions {
    given = List.copyOf(given);
  }

  /** The name of the engine. */
  public String runner() {
    return given.stream()
        .filter(option -> option.startsWith("--runner="))
        .map(option -> option.substring("--runner=".length()))
        .reduce((first, last) -> last)
        .orElse("DirectRunner");
  }

  /**
   * The options for a pipeline.
   *
   * @throws UnknownOptionException if Beam does not know one of them, or not its value
   */
  PipelineOptions forPipeline() {
    List<String> all = new ArrayList<>(given);
    if (runner().equals("DirectRunner")) {
      CHECKS_OF_TRANSFORMS.stream()
          .filter(check -> given.stream().noneMatch(option -> sameName(option, check)))
          .forEach(all::add);
    }
    try {
      return PipelineOptionsFactory.fromArgs(all.toArray(String[]::new)).create();
    } catch (IllegalArgumentException e) {
      throw new UnknownOptionException(e);
    }
  }

  private static boolean sameName(String option, String other) {
    return option.split("=", 2)[0].equals(other.split("=", 2)[0]);
  }
}
