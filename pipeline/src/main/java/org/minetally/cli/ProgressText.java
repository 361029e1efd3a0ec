package org.minetally.cli;

import java.time.Duration;
import java.util.Locale;

/**
 * Formats the progress of a run.
 *
 * @param records records read
 * @param bytes bytes read; 0 if other processes do the reading
 * @param of total bytes of all source files
 * @param elapsed the time since the engine started
 */
record ProgressText(long records, long bytes, long of, Duration elapsed) {

  private static final int WIDTH = 24;

  /** Returns a line for a log. */
  String line() {
    if (bytes == 0 && records == 0) {
      return "running for %s".formatted(time(elapsed.toSeconds()));
    }
    return bytes < of
        ? "after %s: %s".formatted(time(elapsed.toSeconds()), reading())
        : "after %s: all %,d records read; summing and writing"
            .formatted(time(elapsed.toSeconds()), records);
  }

  /** Returns a progress bar for a terminal. */
  String bar() {
    if (bytes == 0 && records == 0) {
      return line();
    }
    int full = (int) Math.min(WIDTH, of == 0 ? WIDTH : WIDTH * bytes / of);
    return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + words();
  }

  private String words() {
    return bytes < of
        ? reading()
        : "%,d records read; summing and writing, %s".formatted(records, time(elapsed.toSeconds()));
  }

  private String reading() {
    String said =
        "%d %% read, %,d records, %s of %s"
            .formatted(100 * bytes / of, records, size(bytes), size(of));
    if (bytes == 0) {
      return said;
    }
    double left = (double) elapsed.toMillis() / 1000 * (of - bytes) / bytes;
    return said + ", about " + time(Math.round(left)) + " left to read";
  }

  private static String size(long bytes) {
    if (bytes < 1 << 20) {
      return String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0);
    }
    return bytes < 1 << 30
        ? String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20))
        : String.format(Locale.ROOT, "%.2f GiB", bytes / (double) (1 << 30));
  }

  private static String time(long seconds) {
    return seconds < 120
        ? seconds + " s"
        : seconds / 60 + " min " + (seconds % 60 == 0 ? "" : seconds % 60 + " s");
  }
}
