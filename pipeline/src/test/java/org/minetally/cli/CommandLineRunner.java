package org.minetally.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;

/** Runs the command line in this process, for tests in other packages. */
public final class CommandLineRunner {

  private static final String THREADS = "--targetParallelism=";

  private CommandLineRunner() {}

  /**
   * The result of a command.
   *
   * @param exitCode the exit code
   * @param out the text on standard output
   * @param err the text on standard error
   */
  public record Answer(int exitCode, String out, String err) {}

  /** Runs a command, with one DirectRunner thread unless the arguments set another number. */
  public static Answer run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.run(new PrintWriter(out, true), new PrintWriter(err, true), withOneThread(args));
    return new Answer(exitCode, out.toString(), err.toString());
  }

  /** A second thread would mostly poll for work, while other tests need the core. */
  private static String[] withOneThread(String... args) {
    if (args.length == 0
        || !List.of("run", "trace").contains(args[0])
        || Arrays.stream(args).anyMatch(argument -> argument.startsWith(THREADS))) {
      return args;
    }
    String[] more = Arrays.copyOf(args, args.length + 1);
    more[args.length] = THREADS + "1";
    return more;
  }
}
