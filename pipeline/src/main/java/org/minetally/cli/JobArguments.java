package org.minetally.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.minetally.run.HeapNeed;
import org.minetally.run.Preparation;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.Tuning;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands on a job have in common. */
final class JobArguments {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(paramLabel = "JOB", description = "The job file (YAML).")
  private Path job;

  @Option(
      names = "--range-size",
      paramLabel = "BYTES",
      description = "Bytes of a file read as one piece; changes no result (${DEFAULT-VALUE}).",
      defaultValue = "33554432")
  private long rangeSize;

  Path job() {
    return job;
  }

  /**
   * What is left over is the engine's, if it looks like it. The commands collect it: picocli passes
   * over {@code @Unmatched} in a mixin.
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

  /** Says before a run what is likely not to fit in memory. */
  void warn(Preparation preparation, EngineOptions engine) {
    if (engine.isDirect()) {
      HeapNeed.of(preparation.job())
          .warnings(Runtime.getRuntime().maxMemory(), machineMemory(), job)
          .forEach(command.commandLine().getErr()::println);
    }
  }

  /** Bytes of memory of this machine or container; 0 if the platform does not tell. */
  private static long machineMemory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : 0;
  }

  /** How the work is cut for an engine. */
  Tuning tuning(EngineOptions engine) {
    if (rangeSize < 1) {
      throw new ParameterException(command.commandLine(), "--range-size must be at least 1");
    }
    return Tuning.of(engine).withRangeSize(rangeSize);
  }
}
