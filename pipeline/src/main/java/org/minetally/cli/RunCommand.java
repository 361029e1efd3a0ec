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

/** Runs a job and publishes its tables. */
@Command(
    name = "run",
    description = "Runs a job and publishes its tables.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  minetally run job.yaml",
      "  minetally run job.yaml --quiet --metrics figures.prom",
      "  minetally run job.yaml --input 'victims=new/*.csv' --output out/trial",
      "",
      "Other options, such as --runner=FlinkRunner, are passed to Beam."
    })
final class RunCommand implements Callable<Integer>, RunReporting.JobCommand {

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
    Run.Result result = run.execute(true);
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
