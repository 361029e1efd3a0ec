package org.minetally.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

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
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
    return new Command(code, out.toString(), err.toString());
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
