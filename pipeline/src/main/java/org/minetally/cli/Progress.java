package org.minetally.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.minetally.run.ReadProgress;
import org.minetally.run.Watcher;

/**
 * Reports the progress of a run: on a terminal as one line that is redrawn, elsewhere as a line
 * every 30 s, so that a log shows that the run is alive.
 *
 * @param out where progress is printed
 * @param terminal whether {@code out} is a terminal
 * @param every the interval between updates
 * @param width the number of characters that fit in a line of the terminal
 */
record Progress(Terminal out, boolean terminal, Duration every, int width) implements Watcher {

  private static final Duration REDRAW_INTERVAL = Duration.ofMillis(250);
  private static final Duration LINE_INTERVAL = Duration.ofSeconds(30);

  /** Returns a progress reporter for the standard error of this process. */
  static Progress to(PrintWriter err) {
    return isTerminal()
        ? new Progress(Terminal.of(err), true, REDRAW_INTERVAL, TerminalWidth.get() - 1)
        : new Progress(Terminal.of(err), false, LINE_INTERVAL, Integer.MAX_VALUE);
  }

  /** Returns whether standard error is a terminal that can redraw a line. */
  static boolean isTerminal() {
    return !"dumb".equals(System.getenv("TERM")) && StandardStream.ERR.isTerminal();
  }

  @Override
  public Watch watch(ReadProgress progress, long bytes) {
    Report report = new Report(progress, bytes, System.nanoTime());
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    // The future is not needed: the task ends with its executor.
    var unused =
        clock.scheduleAtFixedRate(report, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
    return () -> end(clock);
  }

  /** Prints the progress of one run each time it is called. */
  private final class Report implements Runnable {

    private final ReadProgress progress;
    private final long bytes;
    private final long start;

    /** When the first bytes were seen; before that, the time at which the engine started. */
    private long reading;

    Report(ReadProgress progress, long bytes, long start) {
      this.progress = progress;
      this.bytes = bytes;
      this.start = start;
      reading = start;
    }

    @Override
    public void run() {
      long now = System.nanoTime();
      long read = progress.bytes();
      if (read > 0 && reading == start) {
        reading = now;
      }
      ProgressText text =
          new ProgressText(
              progress.records(),
              read,
              bytes,
              Duration.ofNanos(now - start),
              Duration.ofNanos(read > 0 ? now - reading : 0));
      if (terminal) {
        out.status(text.bar(width));
      } else {
        out.println(text.line());
      }
    }
  }

  private void end(ScheduledExecutorService clock) {
    clock.shutdown();
    try {
      // Let an update finish before the line is erased.
      if (clock.awaitTermination(1, TimeUnit.SECONDS) && terminal) {
        out.eraseStatus();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
