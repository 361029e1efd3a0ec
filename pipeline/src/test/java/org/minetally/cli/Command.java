package org.minetally.cli;

import java.util.Arrays;

/**
 * The result of a command.
 *
 * @param code the exit code
 * @param out the text on standard output
 * @param err the text on standard error
 */
record Command(int code, String out, String err) {

  /** Runs a command in this process. */
  static Command of(Object... arguments) {
    String[] texts = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    CommandLineRunner.Answer answer = CommandLineRunner.run(texts);
    return new Command(answer.exitCode(), answer.out(), answer.err());
  }

  /** Runs a command that must succeed; a failure shows its output. */
  static Command good(Object... arguments) {
    Command command = of(arguments);
    if (command.code != ExitCode.OK) {
      throw new AssertionError("exit code " + command.code + "\n" + command.out + command.err);
    }
    return command;
  }
}
