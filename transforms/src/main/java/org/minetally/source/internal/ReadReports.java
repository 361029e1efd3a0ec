package org.minetally.source.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.minetally.internal.store.StoreWatchdog;

/**
 * Small files in which the processes of a cluster report what they have read: Beam's metrics are
 * too late for that on Flink, whose runner updates them when a task ends. Each process replaces the
 * content of one file. The underscore in its name keeps the file out of the published snapshot.
 */
public final class ReadReports {

  /** A pattern for the names of the files, for {@code glob}s and for Beam's file systems. */
  public static final String PATTERN = "_progress-*";

  private ReadReports() {}

  /**
   * What a process has read so far.
   *
   * @param records the number of records, whether accepted or not
   * @param bytes the number of bytes before decompression
   */
  public record Report(long records, long bytes) {

    String text() {
      return records + " " + bytes + "\n";
    }

    /** Parses a report; empty if it is incomplete, because it is being written. */
    public static Optional<Report> parse(String text) {
      String[] numbers = text.strip().split(" ", -1);
      if (!text.endsWith("\n") || numbers.length != 2) {
        return Optional.empty();
      }
      try {
        return Optional.of(new Report(Long.parseLong(numbers[0]), Long.parseLong(numbers[1])));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  /** Returns a new name for the file of a process. */
  static String newName() {
    return PATTERN.replace("*", UUID.randomUUID().toString());
  }

  /** Returns whether a name is an absolute path or a URI, so that files can be written there. */
  static boolean isFolder(String name) {
    return !StoreWatchdog.isLocal(name) || Path.of(name).isAbsolute();
  }
}
