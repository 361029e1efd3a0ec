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

  @Override
  public String toString() {
    String hint = suggestion.isEmpty() ? "" : " Did you mean \"" + suggestion + "\"?";
    return file + ":" + line + ":" + column + ": " + message + "." + hint;
  }
}
