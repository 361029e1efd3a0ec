package org.minetally.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.minetally.run.EngineOptions;
import org.minetally.run.Preparation;
import org.minetally.run.Rehearsal;
import org.minetally.run.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Runs a job and publishes its tables. */
@Command(
    name = "run",
    description = "Runs a job and publishes its tables.",
    mixinStandardHelpOptions = true,
    footer = "%nEngine options, such as --runner=FlinkRunner, are Beam's own and are passed on.")
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private JobArguments arguments;
  @Unmatched private List<String> others = new ArrayList<>();

  @Override
  public Integer call() {
    long start = System.nanoTime();
    PrintWriter out = command.commandLine().getOut();
    Rehearsal.start();
    EngineOptions engine = arguments.engine(others);
    Preparation preparation = Preparation.of(arguments.job(), engine);
    arguments.warn(preparation, engine);
    Run.Result result = new Run(preparation, engine, arguments.tuning(engine)).execute(true);
    new AccountPrinter(out).print(preparation.job(), result, System.nanoTime() - start);
    return ExitCode.OK;
  }
}
