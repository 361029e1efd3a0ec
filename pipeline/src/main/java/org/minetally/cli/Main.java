package org.minetally.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.minetally.job.JobFileException;
import org.minetally.publish.LockedException;
import org.minetally.publish.OutputException;
import org.minetally.publish.Reasons;
import org.minetally.region.GazetteerException;
import org.minetally.run.EngineException;
import org.minetally.run.OverflowException;
import org.minetally.run.QualityGateException;
import org.minetally.run.TooLittleMemoryException;
import org.minetally.run.UnknownOptionException;
import org.minetally.run.Versions;
import org.minetally.source.UnreadableInputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Mine-action figures from historical files, as Parquet summaries. */
@Command(
    name = "minetally",
    description = "Sums detections and casualties by period and region into Parquet tables.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      ValidateCommand.class,
      ExplainCommand.class,
      ReportCommand.class
    },
    footer = {
      "",
      "Exit codes:",
      "  0  published, valid, or unchanged",
      "  1  a failure that another try may mend",
      "  2  the command line, the job file or the gazetteer is wrong",
      "  3  an input cannot be read",
      "  4  the figures are not fit to be published",
      "  5  another run holds the output"
    })
public final class Main {

  private static final int MOST_PROBLEMS = 50;
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = ExitCode.FAILURE;
    try {
      code = run(out, err, args);
      out.flush();
      err.flush();
    } finally {
      // Engines leave threads behind that would keep the process alive, and the lock with it.
      Runtime.getRuntime().halt(code);
    }
  }

  /** Runs a command and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine commands = new CommandLine(new Main()).setOut(out).setErr(err);
    commands.setExecutionExceptionHandler((e, command, parsed) -> explain(e, err));
    if (args.length == 0) {
      commands.usage(err);
      return ExitCode.USAGE;
    }
    try {
      return commands.execute(args);
    } catch (OutOfMemoryError e) {
      return tooLittleMemory(new TooLittleMemoryException(e), err);
    } catch (Error e) {
      return bug(e, err);
    }
  }

  private static int explain(Exception e, PrintWriter err) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return tooLittleMemory(new TooLittleMemoryException(cause), err);
      }
    }
    if (e instanceof JobFileException job) {
      print("The job cannot be run:", job.problems(), err);
      return ExitCode.USAGE;
    }
    if (e instanceof GazetteerException gazetteer) {
      print("The gazetteer cannot be used:", gazetteer.problems(), err);
      return ExitCode.USAGE;
    }
    if (e instanceof UnknownOptionException) {
      print("The engine does not take an option:", List.of(e.getMessage()), err);
      return ExitCode.USAGE;
    }
    if (e instanceof UnreadableInputException) {
      print("An input cannot be read; nothing was published:", List.of(e.getMessage()), err);
      return ExitCode.UNREADABLE_INPUT;
    }
    if (e instanceof QualityGateException gate) {
      new AccountPrinter(err).print(gate.account());
      print("\nNothing was published:", gate.failures(), err);
      return ExitCode.QUALITY_GATE;
    }
    if (e instanceof OverflowException) {
      print("Nothing was published:", List.of(e.getMessage()), err);
      return ExitCode.QUALITY_GATE;
    }
    if (e instanceof LockedException) {
      print("Nothing was done:", List.of(e.getMessage()), err);
      return ExitCode.LOCKED;
    }
    if (e instanceof TooLittleMemoryException memory) {
      return tooLittleMemory(memory, err);
    }
    if (e instanceof OutputException) {
      print("Nothing was published:", List.of(e.getMessage()), err);
      return ExitCode.FAILURE;
    }
    if (e instanceof EngineException) {
      print(
          "The engine failed; nothing was published. Look into its logs, and try again:",
          List.of(e.getMessage()),
          err);
      return ExitCode.FAILURE;
    }
    if (e instanceof UncheckedIOException failure) {
      IOException cause = failure.getCause();
      String file =
          cause instanceof java.nio.file.FileSystemException at && at.getFile() != null
              ? at.getFile() + ": "
              : "";
      print("A file failed; nothing was published:", List.of(file + Reasons.of(cause)), err);
      return ExitCode.FAILURE;
    }
    return bug(e, err);
  }

  private static int bug(Throwable e, PrintWriter err) {
    err.println(
        "This is a bug in minetally; nothing was published. Please report it with what follows.");
    e.printStackTrace(err);
    return ExitCode.FAILURE;
  }

  /** An engine in this process holds its data in memory, so that this is no bug. */
  private static int tooLittleMemory(TooLittleMemoryException e, PrintWriter err) {
    print("Nothing was published:", List.of(e.getMessage()), err);
    return ExitCode.FAILURE;
  }

  private static void print(String title, List<?> problems, PrintWriter err) {
    err.println(title);
    problems.stream().limit(MOST_PROBLEMS).forEach(problem -> err.println("  " + problem));
    if (problems.size() > MOST_PROBLEMS) {
      err.println("  and " + (problems.size() - MOST_PROBLEMS) + " more");
    }
  }

  /** The versions of the program and of what it stands on. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "minetally " + Versions.minetally(),
        "Apache Beam " + Versions.beam() + ", Java " + Versions.java()
      };
    }
  }
}
