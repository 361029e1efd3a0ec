package org.minetally.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.minetally.run.Watcher;
import org.minetally.source.ReadMeter;

/**
 * Tells how a run goes on: on a terminal by one line that is drawn anew, elsewhere by a line now
 * and then, so that a log shows that it is alive.
 *
 * @param out where to
 * @param terminal whether that is a terminal
 * @param every how often
 */
record Progress(Terminal out, boolean terminal, Duration every) implements Watcher {

  private static final Duration REDRAWN = Duration.ofMillis(250);
  private static final Duration TOLD = Duration.ofSeconds(30);

  /** On the standard error of this process. */
  static Progress to(PrintWriter err) {
    boolean terminal = isTerminal() && !"dumb".equals(System.getenv("TERM"));
    return new Progress(Terminal.of(err), terminal, terminal ? REDRAWN : TOLD);
  }

  /** Of standard error alone: Java's console wants standard input and output to be one, too. */
  private static boolean isTerminal() {
    try {
      String device = Path.of("/dev/fd/2").toRealPath().toString();
      return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
    } catch (IOException e) {
      // Where there is no such path, on Windows, a line now and then is what there is.
      return false;
    }
  }

  @Override
  public Watch watch(ReadMeter meter, long bytes) {
    long start = System.nanoTime();
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    // Nobody waits for what it gives: it ends with its clock.
    var unused =
        clock.scheduleAtFixedRate(
            () -> tell(meter, bytes, Duration.ofNanos(System.nanoTime() - start)),
            every.toNanos(),
            every.toNanos(),
            TimeUnit.NANOSECONDS);
    return () -> end(clock);
  }

  private void tell(ReadMeter meter, long bytes, Duration elapsed) {
    ProgressText text = new ProgressText(meter.records(), meter.bytes(), bytes, elapsed);
    if (terminal) {
      out.control("\r\u001b[K" + text.bar());
    } else {
      out.println(text.line());
    }
  }

  private void end(ScheduledExecutorService clock) {
    clock.shutdown();
    try {
      // What is being drawn is drawn before the line is taken away.
      if (clock.awaitTermination(1, TimeUnit.SECONDS) && terminal) {
        out.control("\r\u001b[K");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
