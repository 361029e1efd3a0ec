package org.minetally.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.minetally.job.Job;
import org.minetally.publish.Reasons;
import org.minetally.run.Interruption;
import org.minetally.run.Run;
import org.minetally.run.Watcher;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a run tells what it does and what it did, to people and to programs. */
final class RunReporting {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--json", description = "Print the run summary as JSON, also of a run that fails.")
  private boolean json;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = "Also write the run summary as a text file for Prometheus' node exporter (*.prom).")
  private Path metrics;

  @Option(names = "--no-progress", description = "Do not tell how the run goes on.")
  private boolean quiet;

  /** Ends the run, on a signal. */
  Interruption interruption() {
    return ((Main) command.root().userObject()).interruption();
  }

  /** Who is told how the run goes on. */
  Watcher watcher() {
    return quiet ? Watcher.NOBODY : Progress.to(command.commandLine().getErr());
  }

  /** Tells what came of it. */
  void tell(Job job, Path file, Run.Result result, long nanoseconds) {
    Outcome outcome = Outcome.of(file, result, nanoseconds / 1e9);
    if (json) {
      Terminal.of(command.commandLine().getOut()).document(OutcomeJson.of(outcome) + "\n");
    } else {
      new RunSummaryPrinter(command.commandLine().getOut()).print(job, result, nanoseconds);
    }
    writeMetrics(outcome);
  }

  /** Tells programs why nothing came of it; people are told elsewhere. */
  void tell(Path file, Failure failure, long nanoseconds) {
    Outcome outcome = Outcome.of(file, failure, nanoseconds / 1e9);
    if (json) {
      Terminal.of(command.commandLine().getOut()).document(OutcomeJson.of(outcome) + "\n");
    }
    writeMetrics(outcome);
  }

  /**
   * A run that has published stays one: that nobody could be told does not change its exit code.
   */
  private void writeMetrics(Outcome outcome) {
    if (metrics == null) {
      return;
    }
    try {
      OutcomeMetrics.write(outcome, metrics);
    } catch (IOException e) {
      command
          .commandLine()
          .getErr()
          .println(
              "Warning: the metrics cannot be written to %s (%s)."
                  .formatted(metrics, Reasons.of(e)));
    }
  }

  /** A command that tells what it did. */
  interface Told {

    /** How it does. */
    RunReporting reporting();

    /** The job file, as it was given; null if it was not. */
    Path jobFile();
  }
}
