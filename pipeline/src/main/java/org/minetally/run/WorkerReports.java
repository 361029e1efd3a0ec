package org.minetally.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minetally.source.internal.ReadReports;
import org.minetally.source.internal.ReadReports.Report;
import org.minetally.storage.Location;
import org.minetally.storage.StoredFiles;

/**
 * Reads what the processes of a cluster report about their progress. A failure is ignored: the next
 * look may succeed.
 *
 * <p>Not safe for use by several threads.
 */
final class WorkerReports {

  private static final Duration LOCAL_INTERVAL = Duration.ofSeconds(1);
  private static final Duration STORE_INTERVAL = Duration.ofSeconds(5);

  private final Location folder;
  private final long interval;
  private final Map<Location, Report> last = new HashMap<>();
  private long next;

  /**
   * Creates a reader.
   *
   * @param folder where the reports are; it may not exist yet
   * @param interval the shortest time between two looks, and before the first
   */
  WorkerReports(Location folder, Duration interval) {
    this.folder = folder;
    this.interval = interval.toNanos();
    next = System.nanoTime() + this.interval;
  }

  /** Returns the reports in a folder on a disk or in a store. */
  static WorkerReports in(String folder) {
    Location location = new Location(folder);
    return new WorkerReports(location, location.isUri() ? STORE_INTERVAL : LOCAL_INTERVAL);
  }

  /** Returns what all processes have read. */
  Report sum() {
    long now = System.nanoTime();
    if (now - next >= 0) {
      look();
      next = System.nanoTime() + interval;
    }
    return new Report(
        last.values().stream().mapToLong(Report::records).sum(),
        last.values().stream().mapToLong(Report::bytes).sum());
  }

  private void look() {
    try {
      for (Location file : files()) {
        try (InputStream in = file.open()) {
          Report.parse(new String(in.readAllBytes(), UTF_8))
              .ifPresent(report -> last.put(file, report));
        }
      }
    } catch (IOException | RuntimeException e) {
      // Progress is not worth a failure.
    }
  }

  private List<Location> files() throws IOException {
    if (folder.isUri()) {
      return StoredFiles.match(folder.resolve(ReadReports.PATTERN).text()).stream()
          .map(file -> new Location(file.uri()))
          .toList();
    }
    List<Location> files = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(folder.path(), ReadReports.PATTERN)) {
      found.forEach(file -> files.add(Location.of(file)));
    }
    return files;
  }
}
