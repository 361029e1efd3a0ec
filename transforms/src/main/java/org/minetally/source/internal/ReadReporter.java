package org.minetally.source.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.minetally.internal.store.StoreWatchdog;

/**
 * Writes the {@linkplain ReadReports report} of this process. After a failure it writes no more:
 * progress is not worth a failure or a delay.
 *
 * <p>Safe for use by several threads.
 */
final class ReadReporter {

  private static final Duration LOCAL_INTERVAL = Duration.ofSeconds(1);
  private static final Duration STORE_INTERVAL = Duration.ofSeconds(5);

  private final String folder;
  private final String name = ReadReports.newName();
  private final long interval;
  private final AtomicLong next;
  private volatile boolean failed;

  /**
   * Creates a reporter.
   *
   * @param folder an existing folder on a disk, or the URI of a folder in a store
   */
  ReadReporter(String folder) {
    this.folder = folder;
    interval = (StoreWatchdog.isLocal(folder) ? LOCAL_INTERVAL : STORE_INTERVAL).toNanos();
    next = new AtomicLong(System.nanoTime() + interval);
  }

  /** Writes the report if the last one is old. */
  void reportIfDue(ReadMeter meter) {
    long now = System.nanoTime();
    long due = next.get();
    if (now - due >= 0 && next.compareAndSet(due, now + interval)) {
      report(meter);
    }
  }

  /** Writes the report. */
  synchronized void report(ReadMeter meter) {
    if (failed) {
      return;
    }
    try {
      write(new ReadReports.Report(meter.records(), meter.bytes()).text().getBytes(UTF_8));
    } catch (IOException | RuntimeException e) {
      failed = true;
    }
  }

  private void write(byte[] report) throws IOException {
    if (StoreWatchdog.isLocal(folder)) {
      // Unlike Beam, this does not create the folder again if the run has removed it.
      Files.write(Path.of(folder).resolve(name), report);
      return;
    }
    try (WritableByteChannel file =
        StoreWatchdog.DEFAULT.create(folder + "/" + name, "text/plain")) {
      ByteBuffer rest = ByteBuffer.wrap(report);
      while (rest.hasRemaining()) {
        file.write(rest);
      }
    }
  }
}
