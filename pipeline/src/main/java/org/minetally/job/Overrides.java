package org.minetally.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
 * @param rows the ids of the sources whose records are rows of a pipeline instead of files; only
 *     for jobs that are part of another pipeline. A single id may be {@link #ONLY_ROWS}
 */
public record Overrides(
    Optional<String> output,
    Map<String, List<String>> inputs,
    Map<String, String> settings,
    List<String> tables,
    Map<String, String> environment,
    Set<String> rows) {

  /**
   * Beam's name of a single input. It means the only source without files, or the only source, if
   * no source has this id.
   */
  public static final String ONLY_ROWS = "input";

  /** Changes nothing. */
  public static final Overrides NONE =
      new Overrides(Optional.empty(), Map.of(), Map.of(), List.of(), Map.of());

  public Overrides {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    tables = List.copyOf(tables);
    environment = Map.copyOf(environment);
    rows = Set.copyOf(rows);
  }

  /** Creates overrides for a job whose sources are files. */
  public Overrides(
      Optional<String> output,
      Map<String, List<String>> inputs,
      Map<String, String> settings,
      List<String> tables,
      Map<String, String> environment) {
    this(output, inputs, settings, tables, environment, Set.of());
  }

  /** Returns whether the output, the inputs or the tables of a job are replaced. */
  public boolean any() {
    return output.isPresent() || !inputs.isEmpty() || !tables.isEmpty();
  }
}
