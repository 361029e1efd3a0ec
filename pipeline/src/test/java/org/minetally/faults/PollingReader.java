package org.minetally.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code current} again and again until it is told to stop, and notes all that is wrong. */
final class PollingReader implements AutoCloseable {

  private final Path current;
  private final SnapshotReader reader = new SnapshotReader();
  private final List<String> wrong = new ArrayList<>();
  private final Thread thread = new Thread(this::poll, "reader");
  private volatile boolean stopped;
  private volatile int times;
  private volatile int changes;

  PollingReader(Path current) {
    this.current = current;
    thread.setDaemon(true);
    thread.start();
  }

  /** How often a whole snapshot was read. */
  int times() {
    return times;
  }

  /** How often it was another one than the time before. */
  int changes() {
    return changes;
  }

  /** What was wrong, after the reader has stopped. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  private void poll() {
    String last = "";
    while (!stopped) {
      try {
        String run = reader.read(current);
        if (run.compareTo(last) < 0) {
          wrong.add("back from " + last + " to " + run);
        }
        if (!run.equals(last)) {
          changes++;
        }
        last = run;
        times++;
        Thread.sleep(2); // Leaves the processor to those who are read.
      } catch (Exception | AssertionError e) {
        wrong.add(e.toString());
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.join();
  }
}
