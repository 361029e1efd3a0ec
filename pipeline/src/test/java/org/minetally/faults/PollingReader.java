package org.minetally.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads {@code current} repeatedly until it is stopped, and records every problem. */
final class PollingReader implements AutoCloseable {

  private final Path current;
  private final SnapshotReader reader = new SnapshotReader();
  private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread = new Thread(this::poll, "reader");
  private volatile boolean stopped;
  private volatile String shown = "";
  private final AtomicInteger times = new AtomicInteger();
  private final AtomicInteger changes = new AtomicInteger();

  PollingReader(Path current) {
    this.current = current;
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits until it has read this snapshot or found a fault, however slow the machine is. */
  void awaitSnapshot(String run) throws InterruptedException {
    while (!shown.equals(run) && wrong.isEmpty()) {
      Thread.sleep(2);
    }
  }

  /** Returns how often a complete snapshot was read. */
  int times() {
    return times.get();
  }

  /** Returns how often another snapshot was read than before. */
  int changes() {
    return changes.get();
  }

  /** Returns the problems found; valid after the reader has stopped. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  private void poll() {
    String last = "";
    boolean isLastTime;
    do {
      isLastTime = stopped;
      try {
        String run = reader.read(current);
        if (run.compareTo(last) < 0) {
          wrong.add("back from " + last + " to " + run);
        }
        if (!run.equals(last)) {
          changes.incrementAndGet();
        }
        last = run;
        shown = run;
        times.incrementAndGet();
        Thread.sleep(10); // Leaves the processor to the runs.
      } catch (Exception | AssertionError e) {
        wrong.add(e.toString());
      }
    } while (!isLastTime);
  }

  /** Stops the reader and waits for its end. */
  void stop() throws InterruptedException {
    stopped = true;
    thread.join();
  }

  @Override
  public void close() {
    stopped = true;
  }
}
