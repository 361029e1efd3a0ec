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
    long start = System.nanoTime();
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    // The future is not needed: the task ends with its executor.
    var unused =
        clock.scheduleAtFixedRate(
            () -> report(progress, bytes, Duration.ofNanos(System.nanoTime() - start)),
            every.toNanos(),
            every.toNanos(),
            TimeUnit.NANOSECONDS);
    return () -> end(clock);
  }

  private void report(ReadProgress progress, long bytes, Duration elapsed) {
    ProgressText text = new ProgressText(progress.records(), progress.bytes(), bytes, elapsed);
    if (terminal) {
      out.status(text.bar(width));
    } else {
      out.println(text.line());
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
