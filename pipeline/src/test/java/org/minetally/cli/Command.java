package org.minetally.cli;

import java.util.Arrays;

/**
 * What a command answered.
 *
 * @param code its exit code
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
record Command(int code, String out, String err) {

  /** Runs a command in this process. */
  static Command of(Object... arguments) {
    String[] texts = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    CommandLineRunner.Answer answer = CommandLineRunner.run(texts);
    return new Command(answer.exitCode(), answer.out(), answer.err());
  }

  /** Runs a command that must succeed; its output is in the failure. */
  static Command good(Object... arguments) {
    Command command = of(arguments);
    if (command.code != ExitCode.OK) {
      throw new AssertionError("exit code " + command.code + "\n" + command.out + command.err);
    }
    return command;
  }
}
