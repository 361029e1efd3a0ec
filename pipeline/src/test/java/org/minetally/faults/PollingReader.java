package org.minetally.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads {@code current} again and again until it is told to stop, and notes all that is wrong. */
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

  /** How often a whole snapshot was read. */
  int times() {
    return times.get();
  }

  /** How often it was another one than the time before. */
  int changes() {
    return changes.get();
  }

  /** Waits until it has read this snapshot, however slow the machine is, or found a fault. */
  void awaitSnapshot(String run) throws InterruptedException {
    while (!shown.equals(run) && wrong.isEmpty()) {
      Thread.sleep(2);
    }
  }

  /** What was wrong, after the reader has stopped. */
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
        Thread.sleep(2); // Leaves the processor to those who are read.
      } catch (Exception | AssertionError e) {
        wrong.add(e.toString());
      }
    } while (!isLastTime);
  }

  /** Has it stop, and waits until it has. */
  void stop() throws InterruptedException {
    stopped = true;
    thread.join();
  }

  @Override
  public void close() {
    stopped = true;
  }
}
