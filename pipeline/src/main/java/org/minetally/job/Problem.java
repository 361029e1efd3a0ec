package org.minetally.job;

/**
 * A mistake in a job file, a profile or a claim file, or on the command line.
 *
 * @param file the file; or the option, as given
 * @param line the line, from 1; 0 for an option
 * @param column the column, from 1; 0 for an option
 * @param message what is wrong and what was expected
 * @param suggestion what was probably meant; empty if unknown
 */
public record Problem(String file, int line, int column, String message, String suggestion) {

  /** The maximum length of a message, which may quote the file, in characters. */
  private static final int LONGEST = 2_000;

  public Problem {
    if (message.length() > LONGEST) {
      int end = message.offsetByCodePoints(0, message.codePointCount(0, LONGEST));
      message = message.substring(0, end) + "…";
    }
  }

  /** Returns a problem at the position that follows {@code before}, the beginning of the file. */
  public static Problem after(String file, String before, String message) {
    int lineStart = before.lastIndexOf('\n') + 1;
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = 1 + before.codePointCount(lineStart, before.length());
    return new Problem(file, line, column, message, "");
  }

  /** {@code job.yaml:12:5: what is wrong. Did you mean "this"?} */
  @Override
  public String toString() {
    String hint = suggestion.isEmpty() ? "" : " Did you mean \"" + suggestion + "\"?";
    String place = line == 0 ? file : file + ":" + line + ":" + column;
    return place + ": " + message + "." + hint;
  }
}
