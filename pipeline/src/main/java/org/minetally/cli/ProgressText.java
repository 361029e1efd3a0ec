package org.minetally.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Formats the progress of a run.
 *
 * @param records records read
 * @param bytes bytes read; 0 if it is not known
 * @param of total bytes of all source files
 * @param elapsed the time since the engine started
 * @param reading the time since the first bytes were read: {@code elapsed} without the engine's
 *     start
 */
record ProgressText(long records, long bytes, long of, Duration elapsed, Duration reading) {

  private static final int WIDTH = 24;

  /** Returns a line for a log. */
  String line() {
    if (bytes == 0 && records == 0) {
      return "running for %s".formatted(time(elapsed.toSeconds()));
    }
    return bytes < of
        ? "after %s: %s".formatted(time(elapsed.toSeconds()), share())
        : String.format(
            Locale.ROOT,
            "after %s: all %,d records read; summing and writing",
            time(elapsed.toSeconds()),
            records);
  }

  /**
   * Returns a progress bar for a terminal, with as many details as fit.
   *
   * @param width the number of characters that fit
   */
  String bar(int width) {
    if (bytes == 0 && records == 0) {
      return line();
    }
    int full = (int) Math.min(WIDTH, of == 0 ? WIDTH : WIDTH * bytes / of);
    String bar = "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] ";
    List<String> details = details();
    String shortest = details.get(details.size() - 1);
    return Stream.concat(details.stream().map(bar::concat), Stream.of(shortest))
        .filter(text -> text.length() <= width)
        .findFirst()
        .orElse("");
  }

  /** Returns descriptions of the progress, the most detailed one first. */
  private List<String> details() {
    if (bytes >= of) {
      String time = time(elapsed.toSeconds());
      return List.of(
          String.format(Locale.ROOT, "%,d records read; summing and writing, %s", records, time),
          "summing and writing, " + time);
    }
    String percent = String.format(Locale.ROOT, "%d %%", 100 * bytes / of);
    return List.of(
        share(),
        String.format(Locale.ROOT, "%s read, %,d records%s", percent, records, left(" left")),
        percent + left(" left"));
  }

  private String share() {
    return String.format(
        Locale.ROOT,
        "%d %% read, %,d records, %s of %s%s",
        100 * bytes / of,
        records,
        size(bytes),
        size(of),
        left(" left to read"));
  }

  /** Returns an estimate of the remaining time; empty in the first second of reading. */
  private String left(String end) {
    if (bytes == 0 || reading.compareTo(Duration.ofSeconds(1)) < 0) {
      return "";
    }
    double left = (double) reading.toMillis() / 1000 * (of - bytes) / bytes;
    return ", about " + time(Math.round(left)) + end;
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
