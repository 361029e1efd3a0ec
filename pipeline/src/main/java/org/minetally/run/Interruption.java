package org.minetally.run;

/**
 * Ends a run from another thread. A request interrupts the run's thread; the run removes its work
 * folder and throws {@link InterruptedRunException}. A publication that has begun is finished
 * first.
 *
 * <p>Thread-safe.
 */
public final class Interruption {

  /** The thread of the current run; null if there is none. */
  private Thread running;

  /** Whether the run must not be interrupted now. */
  private boolean shielded;

  /** The requested exit code; 0 if none is requested. */
  private int exitCode;

  private String left = "";
  private String published = "Nothing was published.";

  /**
   * Requests the end of the run. Only the first request counts.
   *
   * @param code the exit code of the process; not 0
   * @return whether a run is in progress, which then ends by itself
   */
  public synchronized boolean request(int code) {
    exitCode = exitCode == 0 ? code : exitCode;
    if (running != null && !shielded) {
      running.interrupt();
    }
    return running != null;
  }

  /** Returns whether the end of the run was requested. */
  public synchronized boolean isRequested() {
    return exitCode != 0;
  }

  synchronized void begin() {
    running = Thread.currentThread();
    shielded = false;
  }

  /** Marks the run as ended. */
  synchronized void end() {
    shield();
    running = null;
  }

  /** Prevents interruptions from here on: the run publishes, or removes its work. */
  synchronized void shield() {
    shielded = true;
    if (isRequested()) {
      // A set interrupt flag would make closing and removing files fail.
      boolean unused = Thread.interrupted();
    }
  }

  /** Ends the run if requested; otherwise prevents interruptions from here on. */
  synchronized void shieldUnlessRequested() {
    check();
    shield();
  }

  /** Ends the run if requested. */
  synchronized void check() {
    if (isRequested()) {
      throw exception(published, null);
    }
  }

  /** Returns the exception that ends the run. */
  synchronized InterruptedRunException exception(String sentences, Throwable cause) {
    return new InterruptedRunException(exitCode, sentences, cause);
  }

  /** Returns what the run has published, as a sentence. */
  public synchronized String published() {
    return published;
  }

  synchronized void published(String sentences) {
    published = sentences;
  }

  /** Records whether the run's work folder was removed. */
  synchronized void leave(String work, boolean removed) {
    left =
        removed
            ? " The work folder was removed."
            : " The work folder %s could not be removed; the next run will remove it."
                .formatted(work);
  }

  /** Returns what the run leaves behind, as a sentence after a space; may be empty. */
  synchronized String left() {
    return left;
  }

  /** Prevents interruptions when closed, before the lock is released. */
  @FunctionalInterface
  interface Shield extends AutoCloseable {
    @Override
    void close();
  }
}
