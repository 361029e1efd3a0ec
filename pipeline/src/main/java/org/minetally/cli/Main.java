package org.minetally.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.minetally.run.Interruption;
import org.minetally.run.Versions;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Mine-action figures from historical files, as Parquet summaries. */
@Command(
    name = "minetally",
    description = "Sums detections and casualties by period and region into Parquet tables.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      InitCommand.class,
      RunCommand.class,
      ValidateCommand.class,
      ExplainCommand.class,
      ReportCommand.class,
      CompletionCommand.class
    },
    footer = {
      "",
      "Exit codes:",
      "  0  published, valid, or unchanged",
      "  1  a failure that another try may mend",
      "  2  the command line, the job file or the gazetteer is wrong",
      "  3  an input cannot be read",
      "  4  the figures are not fit to be published",
      "  5  another run holds the output",
      "130  interrupted by Ctrl-C (SIGINT)",
      "143  interrupted by SIGTERM"
    })
public final class Main {

  private final Interruption interruption;

  private Main(Interruption interruption) {
    this.interruption = interruption;
  }

  /** Ends the run that a command of this program starts. */
  Interruption interruption() {
    return interruption;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = standardError();
    Interruption interruption = new Interruption();
    Signals.handle(code -> interrupt(code, interruption, Terminal.of(err)));
    int code = ExitCode.FAILURE;
    try {
      code = run(interruption, out, err, args);
      out.flush();
      err.flush();
    } finally {
      // Engines leave threads behind that would keep the process alive, and the lock with it.
      Runtime.getRuntime().halt(code);
    }
  }

  /** A run ends by itself and says what is left. The second signal ends the process at once. */
  private static void interrupt(int code, Interruption interruption, Terminal err) {
    boolean first = !interruption.isRequested();
    if (!first || !interruption.request(code)) {
      if (first) {
        err.println("Interrupted. " + interruption.published());
      }
      Runtime.getRuntime().halt(code);
    }
  }

  /** For people, or for machines that collect logs. */
  private static PrintWriter standardError() {
    if (!"json".equals(System.getenv("MINETALLY_LOG"))) {
      return new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    }
    // Before the first logger is made.
    System.setProperty("logback.configurationFile", "org/minetally/cli/logback-json.xml");
    return new PrintWriter(new LogWriter(LoggerFactory.getLogger(Main.class)), true);
  }

  /** Runs a command without handling signals and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return run(new Interruption(), out, err, args);
  }

  private static int run(
      Interruption interruption, PrintWriter out, PrintWriter err, String... args) {
    long start = System.nanoTime();
    Terminal terminal = Terminal.of(err);
    CommandLine commands =
        new CommandLine(new Main(interruption))
            .setOut(Terminal.of(out))
            .setErr(terminal)
            .setExecutionStrategy(Main::execute)
            .setParameterExceptionHandler(Main::explain);
    commands.setExecutionExceptionHandler(
        (e, command, parsed) -> tell(Failure.of(e), command, System.nanoTime() - start));
    if (args.length == 0) {
      terminal.document(usage(commands));
      return ExitCode.USAGE;
    }
    try {
      return commands.execute(args);
    } catch (Error e) {
      Failure failure = Failure.of(e);
      failure.print(terminal);
      return failure.exitCode();
    }
  }

  /** Prints the help or the version if that is asked for; else runs the command. */
  private static int execute(ParseResult parsed) {
    for (CommandLine command : parsed.asCommandLineList()) {
      Terminal out = Terminal.of(command.getOut());
      if (command.isUsageHelpRequested()) {
        out.document(usage(command));
        return ExitCode.OK;
      }
      if (command.isVersionHelpRequested()) {
        out.document(String.join("\n", new Version().getVersion()) + "\n");
        return ExitCode.OK;
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static String usage(CommandLine command) {
    return command.getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  /** Says what is wrong with the command line, and what it can be. */
  private static int explain(ParameterException e, String[] args) {
    Terminal err = Terminal.of(e.getCommandLine().getErr());
    err.println(e.getMessage());
    StringWriter suggestions = new StringWriter();
    if (UnmatchedArgumentException.printSuggestions(e, new PrintWriter(suggestions))) {
      err.document(suggestions.toString());
    } else {
      err.document(usage(e.getCommandLine()));
    }
    return ExitCode.USAGE;
  }

  private static int tell(Failure failure, CommandLine command, long nanoseconds) {
    failure.print(command.getErr());
    if (command.getCommand() instanceof RunReporting.Told told) {
      told.reporting().tell(told.jobFile(), failure, nanoseconds);
    }
    return failure.exitCode();
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
