package org.minetally.job;

/**
 * One mistake in a job file or a profile.
 *
 * @param file the file it is in
 * @param line its line, from 1
 * @param column its column, from 1
 * @param message what is wrong and what was expected
 * @param suggestion what was probably meant, or empty
 */
public record Problem(String file, int line, int column, String message, String suggestion) {

  /** Characters that are shown of a message, which may quote what the file says. */
  private static final int LONGEST = 2_000;

  public Problem {
    if (message.length() > LONGEST) {
      int end = message.offsetByCodePoints(0, message.codePointCount(0, LONGEST));
      message = message.substring(0, end) + "…";
    }
  }

  /** A mistake that stands right after a piece of the file's text. */
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
    return file + ":" + line + ":" + column + ": " + message + "." + hint;
  }
}
