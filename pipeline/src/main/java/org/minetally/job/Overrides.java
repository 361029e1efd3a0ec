package org.minetally.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line and the environment say about one run. Nothing is checked against a job.
 *
 * @param output the path or URI to publish to, relative to the working directory; empty to publish
 *     where the job says
 * @param inputs the paths, patterns or URIs that replace the files of a source, by its id; relative
 *     to the working directory
 * @param settings the values of parameters by name
 * @param tables patterns of the names of the tables to write; empty to write all
 * @param environment the environment variables
 */
public record Overrides(
    Optional<String> output,
    Map<String, List<String>> inputs,
    Map<String, String> settings,
    List<String> tables,
    Map<String, String> environment) {

  /** Changes nothing. */
  public static final Overrides NONE =
      new Overrides(Optional.empty(), Map.of(), Map.of(), List.of(), Map.of());

  public Overrides {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    tables = List.copyOf(tables);
    environment = Map.copyOf(environment);
  }

  /** Returns whether the output, the inputs or the tables of a job are replaced. */
  public boolean any() {
    return output.isPresent() || !inputs.isEmpty() || !tables.isEmpty();
  }
}
