package org.minetally.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs the program as its command line does, in this process, so that tests elsewhere can. */
public final class CommandLineRunner {

  private CommandLineRunner() {}

  /**
   * What a command answered.
   *
   * @param exitCode its exit code
   * @param out what it wrote to the standard output
   * @param err what it wrote to the standard error
   */
  public record Answer(int exitCode, String out, String err) {}

  /** Runs one command. */
  public static Answer run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Answer(exitCode, out.toString(), err.toString());
  }
}
