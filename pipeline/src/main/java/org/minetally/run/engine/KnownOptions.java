package org.minetally.run.engine;

import java.beans.Introspector;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.PipelineRunnerRegistrar;
import org.minetally.job.Similar;

/**
 * The options that the engines and stores on the class path declare. Beam's own messages name
 * classes rather than options.
 */
final class KnownOptions {

  private static final String FLINK = "Flink; use minetally-flink.jar (docs/clusters.md)";
  private static final String SPARK = "Spark; use minetally-spark.jar (docs/clusters.md)";
  private static final String DATAFLOW = "Dataflow; use minetally-dataflow.jar (docs/clusters.md)";
  private static final String S3 = "S3; add minetally-s3.jar to the class path (docs/storage.md)";

  /** Options in the documentation that need another jar. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("flinkMaster", FLINK),
          Map.entry("parallelism", FLINK),
          Map.entry("fasterCopy", FLINK),
          Map.entry("sparkMaster", SPARK),
          Map.entry("storageLevel", SPARK),
          Map.entry("cacheDisabled", SPARK),
          Map.entry("project", DATAFLOW),
          Map.entry("region", DATAFLOW),
          Map.entry("gcpTempLocation", DATAFLOW),
          Map.entry("awsRegion", S3),
          Map.entry("endpoint", S3),
          Map.entry(
              "hdfsConfiguration",
              "HDFS; add minetally-hdfs.jar to the class path (docs/storage.md)"));

  private static final Map<String, String> RUNNERS =
      Map.of(
          "FlinkRunner", FLINK,
          "SparkRunner", SPARK,
          "DataflowRunner", DATAFLOW);

  private final SortedMap<String, Class<?>> types = new TreeMap<>();

  /** Finds the options on the class path. */
  KnownOptions() {
    Stream.concat(
            Stream.of(PipelineOptions.class),
            PipelineOptionsFactory.getRegisteredOptions().stream())
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .filter(method -> method.getParameterCount() == 0)
        .forEach(this::add);
  }

  private void add(Method method) {
    String name = method.getName();
    int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
    if (prefix > 0 && name.length() > prefix) {
      types.put(Introspector.decapitalize(name.substring(prefix)), method.getReturnType());
    }
  }

  /**
   * Returns what is wrong with an option; empty if nothing is.
   *
   * @param option the option as given, {@code --name=value}
   * @param others the names of further options, for suggestions
   */
  Optional<String> problem(String option, Collection<String> others) {
    String[] parts = option.substring(2).split("=", 2);
    Class<?> type = types.get(parts[0]);
    if (type == null) {
      return Optional.of(unknown(parts[0], others));
    }
    if (parts.length == 1 && type != boolean.class && type != Boolean.class) {
      return Optional.of("--%s has no value; write --%s=VALUE".formatted(parts[0], parts[0]));
    }
    if (parts[0].equals("runner")) {
      return runner(parts[1]);
    }
    return isValid(option)
        ? Optional.empty()
        : Optional.of(
            "\"%s\" is not a valid value of --%s%s"
                .formatted(parts.length == 1 ? "true" : parts[1], parts[0], expected(type)));
  }

  private String unknown(String name, Collection<String> others) {
    if (ELSEWHERE.containsKey(name)) {
      return "--%s is an option of %s".formatted(name, ELSEWHERE.get(name));
    }
    List<String> known = new ArrayList<>(others);
    types.keySet().forEach(key -> known.add("--" + key));
    ELSEWHERE.keySet().forEach(key -> known.add("--" + key));
    return "unknown option \"--%s\"; --help lists the options%s"
        .formatted(name, suggestion(Similar.to("--" + name, known)));
  }

  private static String suggestion(String similar) {
    return similar.isEmpty() ? "" : ". Did you mean \"%s\"?".formatted(similar);
  }

  /** Returns what is wrong with the name of an engine. A name with points is that of a class. */
  private static Optional<String> runner(String name) {
    List<String> present =
        ServiceLoader.load(PipelineRunnerRegistrar.class).stream()
            .flatMap(registrar -> runners(registrar.get()))
            .sorted()
            .toList();
    if (present.contains(name) || name.indexOf('.') > 0) {
      return Optional.empty();
    }
    if (RUNNERS.containsKey(name)) {
      return Optional.of("--runner=%s needs %s".formatted(name, RUNNERS.get(name)));
    }
    List<String> known = new ArrayList<>(present);
    known.addAll(RUNNERS.keySet());
    return Optional.of(
        "unknown engine \"%s\" in --runner; expected %s%s"
            .formatted(name, oneOf(present), suggestion(similarRunner(name, known))));
  }

  private static String similarRunner(String name, List<String> known) {
    String similar = Similar.to(name, known);
    return similar.isEmpty() ? Similar.to(name + "Runner", known) : similar;
  }

  private static Stream<String> runners(PipelineRunnerRegistrar registrar) {
    List<String> names = new ArrayList<>();
    registrar.getPipelineRunners().forEach(runner -> names.add(runner.getSimpleName()));
    return names.stream().filter(name -> !name.startsWith("Test"));
  }

  private static boolean isValid(String option) {
    try {
      PipelineOptionsFactory.fromArgs(option).create();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "; expected "
          + oneOf(Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
    }
    return switch (type.getSimpleName()) {
      case "int", "long", "Integer", "Long" -> "; expected a whole number";
      case "float", "double", "Float", "Double" -> "; expected a number";
      case "boolean", "Boolean" -> "; expected true or false";
      default -> "";
    };
  }

  private static String oneOf(List<String> names) {
    return names.size() == 1 ? names.get(0) : "one of " + String.join(", ", names);
  }
}
