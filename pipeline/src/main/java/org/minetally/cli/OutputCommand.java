package org.minetally.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.minetally.publish.Output;
import org.minetally.publish.PinnedSnapshots;
import org.minetally.run.Outputs;
import org.minetally.run.engine.EngineOptions;
import org.minetally.storage.Location;
import org.minetally.storage.Stores;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** A command on the snapshots of an output. */
abstract class OutputCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(
      index = "0",
      paramLabel = "OUTPUT",
      description = "The output folder or URI of a job.")
  private String output;

  @Unmatched private List<String> others = new ArrayList<>();

  /** Runs the command on an output that exists. */
  abstract void run(Output output);

  @Override
  public final Integer call() {
    run(open());
    return ExitCode.OK;
  }

  private Output open() {
    EngineOptions engine = JobArguments.engine(others, command);
    if (Location.isUri(output)) {
      String uri = output.replaceAll("/+$", "");
      new Stores(engine::forPipeline)
          .complaint(uri)
          .ifPresent(
              problem -> {
                throw mistake(problem);
              });
      return Outputs.at(new Location(uri), engine.forPipeline());
    }
    Path folder = Path.of(output).normalize();
    if (!Files.isDirectory(folder.resolve("snapshots"))) {
      throw mistake(
          output
              + ": nothing was published here (no \"snapshots\"). Give the output folder of a job that"
              + " has run.");
    }
    return Outputs.at(Location.of(folder), engine.forPipeline());
  }

  /** Returns the operations that acquire the lock of an output. */
  static PinnedSnapshots pinned(Output output) {
    return new PinnedSnapshots(output, InstantSource.system());
  }

  /** Returns the output as given, for messages with commands to copy. */
  String given() {
    return output;
  }

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  ParameterException mistake(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
