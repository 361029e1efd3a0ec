package org.minetally.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.minetally.job.Job;
import org.minetally.publish.Reasons;
import org.minetally.run.Interruption;
import org.minetally.run.Run;
import org.minetally.run.Watcher;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reports the progress and the result of a run, to people and to programs. */
final class RunReporting {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--json", description = "Print the run summary as JSON, even if the run fails.")
  private boolean json;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description =
          "Also write the run summary as a text file for the Prometheus node exporter (*.prom).")
  private Path metrics;

  @Option(names = "--no-progress", description = "Do not report progress.")
  private boolean noProgress;

  @ArgGroup private Amount amount = new Amount();

  /** How much of the run summary is printed. */
  static final class Amount {
    @Option(
        names = "--quiet",
        description = "Print only the outcome (one line), warnings and errors; no progress.")
    private boolean quiet;

    @Option(
        names = "--verbose",
        description = "Print everything: all details of each source, all tables and claims.")
    private boolean verbose;
  }

  /** Returns the interruption that a signal requests. */
  Interruption interruption() {
    return ((Main) command.root().userObject()).interruption();
  }

  /** Returns how much of the run summary is printed. */
  Detail detail() {
    if (amount.quiet) {
      return Detail.OUTCOME;
    }
    return amount.verbose ? Detail.ALL : Detail.SUMMARY;
  }

  /** Returns the watcher that reports progress, unless an option turns it off. */
  Watcher watcher() {
    return noProgress || amount.quiet ? Watcher.NONE : Progress.to(command.commandLine().getErr());
  }

  /** Reports the result of a run. */
  void report(Job job, Path file, Run.Result result, long nanoseconds) {
    Outcome outcome = Outcome.of(file, result, nanoseconds / 1e9);
    if (json) {
      Terminal.of(command.commandLine().getOut()).document(OutcomeJson.of(outcome) + "\n");
    } else {
      new RunSummaryPrinter(Terminal.of(command.commandLine().getOut()), detail())
          .print(job, result, outcome);
    }
    writeMetrics(outcome);
  }

  /** Reports a failure to programs; {@link Failure#print} reports it to people. */
  void reportFailure(Path file, Failure failure, long nanoseconds) {
    Outcome outcome = Outcome.of(file, failure, nanoseconds / 1e9);
    if (json) {
      Terminal.of(command.commandLine().getOut()).document(OutcomeJson.of(outcome) + "\n");
    }
    writeMetrics(outcome);
  }

  /**
   * Writes the metrics file if requested. A failure to write it is only a warning, because the run
   * itself has succeeded or failed already.
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
              "Warning: cannot write the metrics to %s (%s).".formatted(metrics, Reasons.of(e)));
    }
  }

  /** A command that runs a job and reports the result. */
  interface JobCommand {

    /** Returns the reporting options of the command. */
    RunReporting reporting();

    /** Returns the job file as given on the command line; null if it is missing. */
    Path jobFile();
  }
}
