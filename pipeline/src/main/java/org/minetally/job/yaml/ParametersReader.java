package org.minetally.job.yaml;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.minetally.job.Overrides;
import org.minetally.job.Parameter;
import org.minetally.job.Parameter.Origin;
import org.minetally.job.Problem;
import org.minetally.job.Similar;
import org.minetally.storage.Location;
import org.minetally.storage.Stores;

/**
 * Reads the declared parameters of a job, and their values from the command line, the environment,
 * or their defaults.
 */
final class ParametersReader {

  private final Overrides overrides;
  private final Path folder;
  private final List<Problem> problems;

  /**
   * Creates a reader.
   *
   * @param folder the folder of the job file
   */
  ParametersReader(Overrides overrides, Path folder, List<Problem> problems) {
    this.overrides = overrides;
    this.folder = folder;
    this.problems = problems;
  }

  /**
   * The parameters of a job.
   *
   * @param values the parameters that have a value
   * @param places the declaration of each parameter, by name
   */
  record Parameters(List<Parameter> values, Map<String, Yaml> places) {}

  /** Reads the parameters. The schema check reports declarations of the wrong kind. */
  Parameters read(Yaml root) {
    Map<String, Yaml> declared = new LinkedHashMap<>();
    List<Parameter> values = new ArrayList<>();
    for (Yaml place : root.items(Expansion.DECLARATIONS)) {
      String name = place.text("name", "");
      Yaml first = name.isEmpty() ? null : declared.putIfAbsent(name, place);
      if (first != null) {
        problems.add(
            place.problem(
                String.format(
                    Locale.ROOT,
                    "duplicate parameter \"%s\"; first declared on line %d",
                    name,
                    first.line())));
      } else if (Stores.looksSecret(name)) {
        problems.add(
            place.problem(
                "\"%s\" appears to be a secret, but parameters are published in the manifest; pass credentials through the environment (docs/storage.md)"
                    .formatted(name)));
      } else if (!name.isEmpty()) {
        Parameter.Type.of(place.text("type", Parameter.Type.TEXT.label()))
            .flatMap(type -> value(place, name, type))
            .ifPresent(values::add);
      }
    }
    for (Map.Entry<String, String> setting : overrides.settings().entrySet()) {
      if (!declared.containsKey(setting.getKey())) {
        problems.add(unknown(setting, declared));
      }
    }
    return new Parameters(values, declared);
  }

  private static Problem unknown(Map.Entry<String, String> setting, Map<String, Yaml> declared) {
    return CommandLineValue.problem(
        option(setting.getKey()),
        setting.getValue(),
        declared.isEmpty()
            ? "the job has no parameters; declare \"%s\" under parameters"
                .formatted(setting.getKey())
            : "unknown parameter \"%s\"; expected one of %s"
                .formatted(setting.getKey(), String.join(", ", declared.keySet())),
        Similar.to(setting.getKey(), declared.keySet()));
  }

  private static String option(String name) {
    return "--set " + name + "=";
  }

  private Optional<Parameter> value(Yaml place, String name, Parameter.Type type) {
    String variable = Parameter.variable(name);
    String set = overrides.settings().get(name);
    if (set != null) {
      return checked(CommandLineValue.of(option(name), set), name, type, Origin.COMMAND_LINE);
    }
    String inherited = overrides.environment().get(variable);
    if (inherited != null) {
      return checked(
          CommandLineValue.of(variable + "=", inherited), name, type, Origin.ENVIRONMENT);
    }
    Optional<Yaml> fallback = place.get("default");
    if (fallback.isEmpty()) {
      problems.add(
          place.problem(
              "the parameter \"%s\" has no value; use --set %s=VALUE, set the environment variable %s, or give it a default"
                  .formatted(name, name, variable)));
      return Optional.empty();
    }
    return checked(Expansion.ofDefault(problems).of(fallback.get()), name, type, Origin.DEFAULT);
  }

  private Optional<Parameter> checked(Yaml place, String name, Parameter.Type type, Origin origin) {
    Optional<String> value = place.text();
    if (value.isEmpty()) {
      return Optional.empty(); // The schema check has reported a list or mapping.
    }
    if (!type.accepts(value.get())
        || (type == Parameter.Type.PATH && textOf(value.get(), origin).isEmpty())) {
      problems.add(
          place.problem(
              "\"%s\" is not a valid value of the parameter \"%s\"; expected %s"
                  .formatted(value.get(), name, type.expected())));
      return Optional.empty();
    }
    return Optional.of(new Parameter(name, type, value.get(), origin));
  }

  /**
   * Returns a parameter with the text to write into the job file. That is its value, except for a
   * path from the shell: that one starts from the working directory, but paths in the job file
   * start from its folder.
   */
  Parameter expandable(Parameter parameter) {
    return parameter.type() == Parameter.Type.PATH
        ? new Parameter(
            parameter.name(),
            Parameter.Type.PATH,
            textOf(parameter.value(), parameter.origin()).orElseThrow(),
            parameter.origin())
        : parameter;
  }

  private Optional<String> textOf(String path, Origin origin) {
    if (origin == Origin.DEFAULT || Location.isUri(path)) {
      return Optional.of(path);
    }
    try {
      Path given = Path.of(path);
      Path base = folder.toAbsolutePath().normalize();
      Path target = given.toAbsolutePath().normalize();
      if (given.isAbsolute() || !target.getRoot().equals(base.getRoot())) {
        return Optional.of(path);
      }
      String text = base.relativize(target).toString().replace(File.separatorChar, '/');
      boolean closed = path.endsWith("/") || path.endsWith(File.separator);
      return Optional.of((text.isEmpty() ? "." : text) + (closed ? "/" : ""));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
