package org.minetally.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.minetally.format.UnreadableInputException;
import org.minetally.gate.QualityGateException;
import org.minetally.internal.store.StoreStalledException;
import org.minetally.internal.text.Excerpt;
import org.minetally.job.JobFileException;
import org.minetally.publish.LockedException;
import org.minetally.publish.OutputException;
import org.minetally.publish.PinnedException;
import org.minetally.publish.Reasons;
import org.minetally.publish.UnknownSnapshotException;
import org.minetally.reconcile.Reconciliation;
import org.minetally.region.GazetteerException;
import org.minetally.run.InterruptedRunException;
import org.minetally.run.OverflowException;
import org.minetally.run.TooLittleMemoryException;
import org.minetally.run.engine.EngineException;
import org.minetally.run.engine.UnknownOptionException;
import org.minetally.trace.TraceException;

/**
 * The reason why a command failed, and how to report it.
 *
 * @param exitCode the {@link ExitCode} of the process
 * @param title the consequence, one line
 * @param problems the causes, one sentence each; at most 50 are kept
 * @param reconciliation the reconciliation; null if unknown
 * @param bug the unexpected exception; null for an expected failure
 */
record Failure(
    int exitCode,
    String title,
    List<String> problems,
    Reconciliation reconciliation,
    Throwable bug) {

  private static final String UNPUBLISHED = "Nothing was published:";

  private static final int MOST_PROBLEMS = 50;

  /** Longest problem in characters; a problem may quote a file. */
  private static final int LONGEST_PROBLEM = 2_000;

  Failure {
    List<String> shown = new ArrayList<>();
    problems.stream()
        .limit(MOST_PROBLEMS)
        .forEach(problem -> shown.add(Excerpt.of(problem, LONGEST_PROBLEM)));
    if (problems.size() > MOST_PROBLEMS) {
      shown.add(String.format(Locale.ROOT, "and %,d more", problems.size() - MOST_PROBLEMS));
    }
    problems = List.copyOf(shown);
  }

  /** Returns the failure to report for an exception. */
  static Failure of(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        // The DirectRunner keeps its data in this heap, so running out of it is not a bug.
        return unpublished(ExitCode.FAILURE, new TooLittleMemoryException(cause).getMessage());
      }
    }
    if (e instanceof JobFileException job) {
      return of(ExitCode.USAGE, "The job cannot be run:", texts(job.problems()));
    }
    if (e instanceof GazetteerException gazetteer) {
      return of(ExitCode.USAGE, "The gazetteer cannot be used:", texts(gazetteer.problems()));
    }
    if (e instanceof UnknownOptionException option) {
      return of(ExitCode.USAGE, "The command line is not valid:", option.problems());
    }
    if (e instanceof TraceException trace) {
      return ofTrace(trace);
    }
    if (e instanceof QualityGateException gate) {
      return new Failure(
          ExitCode.QUALITY_GATE, UNPUBLISHED, gate.failures(), gate.reconciliation(), null);
    }
    return ofRun(e)
        .orElseGet(
            () ->
                new Failure(
                    ExitCode.FAILURE,
                    "This is a bug in minetally; nothing was published. Please report it with the"
                        + " stack trace below.",
                    List.of(),
                    null,
                    e));
  }

  private static Failure ofTrace(TraceException e) {
    return switch (e.reason()) {
      case USAGE -> of(ExitCode.USAGE, "Nothing was traced:", e.problems());
      case INPUTS ->
          of(ExitCode.UNREADABLE_INPUT, "The inputs are not those of the run:", e.problems());
      case DIFFERENCE ->
          of(
              ExitCode.QUALITY_GATE,
              "The records do not add up to the published figures:",
              e.problems());
    };
  }

  private static Optional<Failure> ofRun(Throwable e) {
    if (e instanceof UnreadableInputException) {
      return Optional.of(
          of(
              ExitCode.UNREADABLE_INPUT,
              "An input cannot be read; nothing was published:",
              List.of(e.getMessage())));
    }
    if (e instanceof InterruptedRunException interrupted) {
      return Optional.of(of(interrupted.exitCode(), "Interrupted:", List.of(e.getMessage())));
    }
    if (e instanceof OverflowException) {
      return Optional.of(unpublished(ExitCode.QUALITY_GATE, e.getMessage()));
    }
    if (e instanceof LockedException) {
      return Optional.of(of(ExitCode.LOCKED, "Nothing was done:", List.of(e.getMessage())));
    }
    if (e instanceof PinnedException) {
      return Optional.of(unpublished(ExitCode.PINNED, e.getMessage()));
    }
    if (e instanceof UnknownSnapshotException) {
      return Optional.of(of(ExitCode.USAGE, "Nothing was done:", List.of(e.getMessage())));
    }
    if (e instanceof TooLittleMemoryException
        || e instanceof OutputException
        || e instanceof StoreStalledException) {
      return Optional.of(unpublished(ExitCode.FAILURE, e.getMessage()));
    }
    if (e instanceof EngineException) {
      return Optional.of(
          of(
              ExitCode.FAILURE,
              "The engine failed; nothing was published. Check its logs, then run again:",
              List.of(e.getMessage())));
    }
    return e instanceof UncheckedIOException failure
        ? Optional.of(ofFile(failure.getCause()))
        : Optional.empty();
  }

  private static Failure ofFile(IOException e) {
    String file =
        e instanceof FileSystemException at && at.getFile() != null ? at.getFile() + ": " : "";
    return of(ExitCode.FAILURE, "I/O error; nothing was published:", List.of(file + Reasons.of(e)));
  }

  private static Failure unpublished(int exitCode, String why) {
    return of(exitCode, UNPUBLISHED, List.of(why));
  }

  private static Failure of(int exitCode, String title, List<String> problems) {
    return new Failure(exitCode, title, problems, null, null);
  }

  private static List<String> texts(List<?> problems) {
    return problems.stream().map(String::valueOf).toList();
  }

  /** Returns this failure with a title that fits a command, most of which never publish. */
  Failure in(String command) {
    if (command.equals("run") || command.equals("validate")) {
      return this;
    }
    String fitting =
        title.equals(UNPUBLISHED)
            ? "minetally %s failed:".formatted(command)
            : title.replace("; nothing was published", "");
    return new Failure(exitCode, fitting, problems, reconciliation, bug);
  }

  /** Prints the failure, then the record counts if they are known and wanted. */
  void print(PrintWriter err, Detail detail) {
    Terminal terminal = Terminal.of(err);
    terminal.println(Style.BAD, title);
    problems.forEach(problem -> terminal.println("  " + problem));
    if (bug != null) {
      StringWriter trace = new StringWriter();
      bug.printStackTrace(new PrintWriter(trace));
      // Indented, so that text in an exception message cannot pass for our own output.
      trace.toString().lines().forEach(line -> terminal.println("  " + line.strip()));
    }
    if (reconciliation != null && detail != Detail.OUTCOME) {
      terminal.println();
      new RunSummaryPrinter(terminal, detail).printCounts(reconciliation, false);
    }
  }
}
