package org.minetally.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.minetally.run.Preparation;
import org.minetally.run.Run;
import org.minetally.run.engine.EngineOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** Runs a job without publishing anything. */
@Command(
    name = "validate",
    description = "Reads all input and runs all checks, but publishes nothing.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  minetally validate job.yaml",
      "  minetally validate job.yaml --set month=2021-03 --quiet"
    })
final class ValidateCommand implements Callable<Integer>, RunReporting.JobCommand {

  @Mixin private JobArguments arguments;
  @Mixin private RunReporting reporting;
  @Unmatched private List<String> others = new ArrayList<>();

  @Override
  public Integer call() {
    long start = System.nanoTime();
    EngineOptions engine = arguments.engine(others);
    Preparation preparation = arguments.prepare(engine);
    arguments.warn(preparation, engine);
    Run run =
        new Run(
            preparation,
            engine,
            arguments.tuning(engine),
            reporting.watcher(),
            reporting.interruption());
    Run.Result result = run.execute(false);
    reporting.report(preparation.job(), arguments.job(), result, System.nanoTime() - start);
    return ExitCode.OK;
  }

  @Override
  public RunReporting reporting() {
    return reporting;
  }

  @Override
  public Path jobFile() {
    return arguments.job();
  }
}
