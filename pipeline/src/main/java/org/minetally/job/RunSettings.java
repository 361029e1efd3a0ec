package org.minetally.job;

import java.util.ArrayList;
import java.util.List;
import org.minetally.job.Parameter.Origin;

/**
 * What makes one run of a job file differ from another.
 *
 * @param parameters the declared parameters, in the order of the job file
 * @param overrides what the command line says; only options that a job file accepts
 */
public record RunSettings(List<Parameter> parameters, Overrides overrides) {

  /** The settings of a job without parameters that is run as it is. */
  public static final RunSettings NONE = new RunSettings(List.of(), Overrides.NONE);

  public RunSettings {
    parameters = List.copyOf(parameters);
  }

  /** Returns the patterns of the tables to write. */
  public TablePatterns tables() {
    return new TablePatterns(overrides.tables());
  }

  /**
   * Returns the arguments that repeat these settings with the same job file; none if there are no
   * settings. The default of a path is not repeated, because it starts from the job file.
   */
  public List<String> arguments() {
    return arguments(
        parameters.stream()
            .filter(p -> p.type() != Parameter.Type.PATH || p.origin() != Origin.DEFAULT)
            .toList());
  }

  /**
   * Returns what distinguishes the content of a run, wherever the values of parameters are from.
   */
  public List<String> identity() {
    return arguments(parameters);
  }

  private List<String> arguments(List<Parameter> set) {
    List<String> arguments = new ArrayList<>();
    set.forEach(p -> arguments.add("--set=" + p.name() + "=" + p.value()));
    overrides.output().ifPresent(output -> arguments.add("--output=" + output));
    overrides
        .inputs()
        .forEach(
            (source, files) ->
                files.forEach(file -> arguments.add("--input=" + source + "=" + file)));
    overrides.tables().forEach(pattern -> arguments.add("--tables=" + pattern));
    return arguments;
  }
}
