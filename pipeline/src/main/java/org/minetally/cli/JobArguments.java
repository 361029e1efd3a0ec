package org.minetally.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minetally.job.Overrides;
import org.minetally.run.DiskNeed;
import org.minetally.run.HeapNeed;
import org.minetally.run.Preparation;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.Tuning;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The arguments shared by the commands that take a job file. */
final class JobArguments {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(
      paramLabel = "JOB",
      description =
          "The job file (YAML). - reads it from standard input; its paths are then relative to the"
              + " working directory.")
  private Path job;

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description = "Publish to this folder or URI instead of output.path.")
  private String output;

  @Option(
      names = "--input",
      paramLabel = "SOURCE=GLOB",
      description =
          "Read these files instead of those of a source, or of SOURCE.LOOKUP. Repeat it for several sources or"
              + " patterns.")
  private List<String> inputs = List.of();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "Set a parameter of the job; the environment variable MINETALLY_SET_NAME does so too."
              + " Values are published in the manifest.")
  private List<String> settings = List.of();

  @Option(
      names = "--range-size",
      paramLabel = "BYTES",
      description =
          "Size of the pieces in which files are read, in bytes; does not change results (default:"
              + " ${DEFAULT-VALUE}).",
      defaultValue = "33554432")
  private long rangeSize;

  @Option(
      names = "--lookup-shards",
      paramLabel = "NUMBER",
      hidden = true,
      description = "Number of shards of each lookup, a power of two; does not change results.",
      defaultValue = "1")
  private int lookupShards;

  Path job() {
    return job;
  }

  @Option(
      names = "--tables",
      paramLabel = "PATTERN",
      split = ",",
      description =
          "Write only the tables of figures that match a pattern, such as *_by_month_*. Repeat it,"
              + " or separate patterns by commas.")
  private List<String> tables = List.of();

  /** Reads and checks the job with what the command line and the environment change. */
  Preparation prepare(EngineOptions engine) {
    return Preparation.of(job, engine, overrides());
  }

  private Overrides overrides() {
    Map<String, List<String>> files = new LinkedHashMap<>();
    for (String input : inputs) {
      String[] parts = parts("--input", "SOURCE=GLOB", input);
      files.computeIfAbsent(parts[0], source -> new ArrayList<>()).add(parts[1]);
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String setting : settings) {
      String[] parts = parts("--set", "NAME=VALUE", setting);
      if (values.putIfAbsent(parts[0], parts[1]) != null) {
        throw new ParameterException(
            command.commandLine(),
            "--set %s: the parameter is set twice; remove one of them".formatted(parts[0]));
      }
    }
    return new Overrides(Optional.ofNullable(output), files, values, tables, System.getenv());
  }

  private String[] parts(String option, String form, String argument) {
    String[] parts = argument.split("=", 2);
    if (parts.length < 2 || parts[0].isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "%s \"%s\": expected %s %s".formatted(option, argument, option, form));
    }
    return parts;
  }

  /**
   * Returns the engine options among the arguments that no option of ours matched. The commands
   * collect those arguments, because picocli ignores {@code @Unmatched} in a mixin.
   *
   * @throws org.minetally.run.engine.UnknownOptionException if an option is unknown
   * @throws ParameterException if an argument is not an option
   */
  EngineOptions engine(List<String> others) {
    return engine(others, command);
  }

  /** Returns the engine options among the arguments of a command; see {@link #engine(List)}. */
  static EngineOptions engine(List<String> others, CommandSpec command) {
    EngineOptions engine =
        new EngineOptions(others.stream().filter(JobArguments::isOption).toList());
    // An unknown option explains the word after it.
    engine.check(command.optionsMap().keySet());
    for (String other : others) {
      if (!isOption(other)) {
        throw new ParameterException(
            command.commandLine(),
            other.startsWith("-")
                ? UsageMistakes.unknownOption(other, command)
                : "unexpected \"" + other + "\"; engine options are written --name=value");
      }
    }
    return engine;
  }

  private static boolean isOption(String argument) {
    return argument.startsWith("--");
  }

  /** Warns before a run if the input is unlikely to fit in memory, or the result on the disk. */
  void warn(Preparation preparation, EngineOptions engine) {
    if (engine.isDirect()) {
      HeapNeed.of(preparation.job())
          .warnings(Runtime.getRuntime().maxMemory(), machineMemory(), job)
          .forEach(command.commandLine().getErr()::println);
    }
    DiskNeed.of(preparation.job(), engine)
        .warnings()
        .forEach(command.commandLine().getErr()::println);
  }

  /**
   * Returns the memory of this machine or container in bytes; 0 if the platform does not report it.
   */
  private static long machineMemory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : 0;
  }

  /** Returns the tuning for an engine, with the sizes from the command line. */
  Tuning tuning(EngineOptions engine) {
    if (rangeSize < 1) {
      throw new ParameterException(command.commandLine(), "--range-size must be at least 1");
    }
    if (Integer.bitCount(lookupShards) != 1 || lookupShards < 1) {
      throw new ParameterException(
          command.commandLine(), "--lookup-shards must be a power of two, at least 1");
    }
    return Tuning.of(engine).withRangeSize(rangeSize).withLookupShards(lookupShards);
  }
}
