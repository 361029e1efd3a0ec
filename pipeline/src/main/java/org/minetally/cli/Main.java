package org.minetally.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.minetally.job.yaml.JobFile;
import org.minetally.run.Interruption;
import org.minetally.run.Versions;
import org.minetally.run.engine.Warmup;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of Minetally. */
@Command(
    name = "minetally",
    description =
        "Aggregates detection and casualty records by period and region into Parquet tables.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  minetally init victims.csv --to out/victims",
      "  minetally run out/victims/job.yaml",
      "  minetally help trace",
      "",
      "Exit codes:",
      "  0  published, valid, or unchanged",
      "  1  transient failure; retry",
      "  2  invalid command line, job file or gazetteer",
      "  3  unreadable input",
      "  4  quality gate failed: the figures are not fit to publish",
      "  5  the output is locked by another run",
      "  6  current is pinned to a snapshot; nothing was published",
      "130  interrupted by Ctrl-C (SIGINT)",
      "143  interrupted by SIGTERM"
    })
public final class Main {

  private final Interruption interruption;

  Main(Interruption interruption) {
    this.interruption = interruption;
  }

  /** Returns the interruption that ends the run of a command. */
  Interruption interruption() {
    return interruption;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    // Messages have the same digits and separators everywhere.
    Locale.setDefault(Locale.ENGLISH);
    if (args.length == 1 && List.of("-V", "--version").contains(args[0])) {
      // Scripts ask for this. Loading the command line and Beam would take most of the time.
      System.out.print(versions(beamVersion()));
      System.out.flush();
      return;
    }
    Terminal err =
        Terminal.of(
            standardError(),
            !LogConfiguration.isJson()
                && Style.isWanted(StandardStream.ERR.isTerminal(), System.getenv()));
    Terminal out =
        Terminal.of(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            Style.isWanted(StandardStream.OUT.isTerminal(), System.getenv()),
            err);
    if (showsStatus(args)) {
      err.status("Starting ...");
    }
    if (args.length > 0) {
      prepare(args[0]);
    }
    Interruption interruption = new Interruption();
    Signals.handle(code -> interrupt(code, interruption, err));
    int code = ExitCode.FAILURE;
    try {
      code = run(interruption, out, err, args);
      out.flush();
      err.flush();
    } finally {
      err.eraseStatus();
      // Engines leave threads behind that would keep the process, and so its lock, alive.
      Runtime.getRuntime().halt(code);
    }
  }

  /** Loads in other threads what a command needs, while this one reads the arguments. */
  private static void prepare(String command) {
    if (List.of("run", "validate", "explain").contains(command)) {
      Warmup.start("schema", JobFile::loadSchema);
    }
    if (List.of("run", "validate", "trace").contains(command)) {
      Warmup.start();
    }
  }

  /**
   * Returns whether a status line says that a command has started. It appears before the classes of
   * the command line are loaded, which takes longer than a person likes to wait.
   */
  private static boolean showsStatus(String... args) {
    List<String> words = List.of(args);
    return !words.isEmpty()
        && List.of("run", "validate", "trace", "init", "explain").contains(words.get(0))
        && Collections.disjoint(
            words, List.of("--no-progress", "--quiet", "--json", "--help", "-h"))
        && !LogConfiguration.isJson()
        && Progress.isTerminal();
  }

  /** Asks a run to end by itself and report what is left. A second signal halts the process. */
  private static void interrupt(int code, Interruption interruption, Terminal err) {
    boolean first = !interruption.isRequested();
    if (!first || !interruption.request(code)) {
      if (first) {
        err.println("Interrupted. " + interruption.published());
      }
      Runtime.getRuntime().halt(code);
    }
  }

  /** Returns standard error as text, or as JSON log events if {@code MINETALLY_LOG=json}. */
  private static PrintWriter standardError() {
    if (!LogConfiguration.isJson()) {
      return new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    }
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
        Commands.of(new Main(interruption), args)
            .setOut(Terminal.of(out))
            .setErr(terminal)
            .setExecutionStrategy(Main::execute)
            .setParameterExceptionHandler(Main::explain);
    commands.setExecutionExceptionHandler(
        (e, command, parsed) ->
            report(Failure.of(e).in(command.getCommandName()), command, System.nanoTime() - start));
    if (args.length == 0) {
      terminal.help(commands);
      return ExitCode.USAGE;
    }
    try {
      return commands.execute(args);
    } catch (Error e) {
      Failure failure = Failure.of(e);
      failure.print(terminal, Detail.SUMMARY);
      return failure.exitCode();
    }
  }

  /** Prints the help or version if requested; otherwise runs the command. */
  private static int execute(ParseResult parsed) {
    for (CommandLine command : parsed.asCommandLineList()) {
      Terminal out = Terminal.of(command.getOut());
      if (command.isUsageHelpRequested()) {
        out.help(command);
        return ExitCode.OK;
      }
      if (command.isVersionHelpRequested()) {
        out.document(versions(Versions.beam()));
        return ExitCode.OK;
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** Prints a usage error. */
  private static int explain(ParameterException e, String[] args) {
    Terminal err = Terminal.of(e.getCommandLine().getErr());
    if (e instanceof UnmatchedArgumentException unmatched) {
      UsageMistakes.of(unmatched).forEach(err::println);
    } else {
      err.println(UsageMistakes.message(e));
      err.synopsis(e.getCommandLine());
      String command = e.getCommandLine().getCommandSpec().qualifiedName();
      err.println(command + " --help describes the arguments and shows examples.");
    }
    return ExitCode.USAGE;
  }

  private static int report(Failure failure, CommandLine command, long nanoseconds) {
    RunReporting.JobCommand job =
        command.getCommand() instanceof RunReporting.JobCommand ofJob ? ofJob : null;
    failure.print(command.getErr(), job == null ? Detail.SUMMARY : job.reporting().detail());
    if (job != null) {
      job.reporting().reportFailure(job.jobFile(), failure, nanoseconds);
    }
    return failure.exitCode();
  }

  /** Returns the versions of Minetally, Beam and Java, one or two to a line. */
  private static String versions(String beam) {
    return "minetally %s\nApache Beam %s, Java %s\n"
        .formatted(Versions.minetally(), beam, Versions.java());
  }

  /** Returns the version of Beam without Beam, whose own class for it sets up the log. */
  private static String beamVersion() {
    Properties properties = new Properties();
    try (InputStream in = Main.class.getResourceAsStream("/org/apache/beam/sdk/sdk.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  /** Names the versions for the command line's library, which requires them for its option. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return versions(Versions.beam()).split("\n");
    }
  }
}
