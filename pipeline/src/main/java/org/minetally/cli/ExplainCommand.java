package org.minetally.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.minetally.run.Preparation;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.Warmup;
import org.minetally.run.explain.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Shows what a job would read and write, without running it. */
@Command(
    name = "explain",
    description =
        "Shows what a job would read and write, and the first mapped records of each source.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  minetally explain job.yaml",
      "  minetally explain job.yaml --records 20"
    })
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private JobArguments arguments;
  @Unmatched private List<String> others = new ArrayList<>();

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "Number of records to show per source (default: ${DEFAULT-VALUE}).",
      defaultValue = "5")
  private int records;

  @Option(names = "--graph", description = "Also show the stages of the job's graph.")
  private boolean graph;

  @Override
  public Integer call() {
    EngineOptions engine = arguments.engine(others);
    if (graph) {
      // If this fails, so does Explanation.graph, which reports the failure.
      Warmup.start("options", engine::forPipeline);
    }
    Preparation preparation = arguments.prepare(engine);
    Explanation explanation = new Explanation(preparation, Math.max(0, records));
    explanation.lines().forEach(command.commandLine().getOut()::println);
    if (graph) {
      explanation.graph(engine).forEach(command.commandLine().getOut()::println);
    }
    return ExitCode.OK;
  }
}
