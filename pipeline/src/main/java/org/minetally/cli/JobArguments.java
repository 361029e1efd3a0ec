package org.minetally.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
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

  @Parameters(paramLabel = "JOB", description = "The job file (YAML).")
  private Path job;

  @Option(
      names = "--range-size",
      paramLabel = "BYTES",
      description =
          "Size of the pieces in which files are read, in bytes; does not change results (default: ${DEFAULT-VALUE}).",
      defaultValue = "33554432")
  private long rangeSize;

  Path job() {
    return job;
  }

  /**
   * Returns the engine options among the arguments that no option of ours matched. The commands
   * collect those arguments, because picocli ignores {@code @Unmatched} in a mixin.
   *
   * @throws ParameterException if an argument does not start with {@code --}
   */
  EngineOptions engine(List<String> others) {
    for (String other : others) {
      if (!other.startsWith("--")) {
        throw new ParameterException(
            command.commandLine(),
            "unexpected \"" + other + "\"; engine options are written --name=value");
      }
    }
    return new EngineOptions(others);
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

  /** Returns the tuning for an engine, with the range size from the command line. */
  Tuning tuning(EngineOptions engine) {
    if (rangeSize < 1) {
      throw new ParameterException(command.commandLine(), "--range-size must be at least 1");
    }
    return Tuning.of(engine).withRangeSize(rangeSize);
  }
}
