package org.minetally.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The width of the terminal, which Java does not provide. */
final class TerminalWidth {

  /** The width of a terminal whose size is unknown. */
  static final int DEFAULT = 80;

  private static final Pattern SIZE = Pattern.compile("\\d+ ([1-9]\\d*)\\s*");

  private TerminalWidth() {}

  /** Asks {@code stty}, which every Unix has. */
  static int get() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return stty.waitFor(1, TimeUnit.SECONDS) ? of(size) : DEFAULT;
    } catch (IOException e) {
      return DEFAULT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DEFAULT;
    }
  }

  /** Returns the columns in an answer such as {@code 24 80}. */
  static int of(String size) {
    Matcher matcher = SIZE.matcher(size);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : DEFAULT;
  }
}
