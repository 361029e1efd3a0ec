package org.minetally.job.yaml;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minetally.job.Overrides;
import org.minetally.job.Problem;
import org.minetally.job.Similar;
import org.minetally.storage.Location;

/** Finds the files that the command line gives to a source instead of those in the job file. */
final class OverriddenInputs {

  private final Map<String, List<String>> inputs;
  private final FilePatterns files;
  private final List<Problem> problems;

  /**
   * Creates a finder.
   *
   * @param files finds files from the working directory
   */
  OverriddenInputs(Overrides overrides, FilePatterns files, List<Problem> problems) {
    this.inputs = overrides.inputs();
    this.files = files;
    this.problems = problems;
  }

  /** Returns the files of a source; empty if the command line does not mention it. */
  Optional<List<Location>> of(String source) {
    return Optional.ofNullable(inputs.get(source))
        .map(
            all ->
                files.files(
                    all.stream().map(text -> CommandLineValue.of(option(source), text)).toList()));
  }

  /** Adds a problem for each override of a source that the job does not have. */
  void checkKnown(Collection<String> sources) {
    inputs.forEach(
        (source, texts) -> {
          if (!sources.contains(source)) {
            problems.add(
                CommandLineValue.problem(
                    option(source),
                    texts.get(0),
                    "unknown source \"%s\"; expected one of %s"
                        .formatted(source, String.join(", ", sources)),
                    Similar.to(source, sources)));
          }
        });
  }

  private static String option(String source) {
    return "--input " + source + "=";
  }
}
