package org.minetally.run;

/**
 * Ends a run from another thread. A request wakes the run's thread where it waits; the run removes
 * its work and throws {@link InterruptedRunException}. Once publication has begun, it is finished
 * first.
 *
 * <p>Safe for use by several threads.
 */
public final class Interruption {

  /** The thread of the run that can be interrupted; null: there is none. */
  private Thread running;

  /** Whether what the run does now must not be interrupted. */
  private boolean shielded;

  /** The exit code that is requested; 0: none is. */
  private int exitCode;

  private String left = "";
  private String published = "Nothing was published.";

  /**
   * Requests the end of the run. Only the first request counts.
   *
   * @param code the exit code of the process, not 0
   * @return whether a run is under way, which then ends by itself
   */
  public synchronized boolean request(int code) {
    exitCode = exitCode == 0 ? code : exitCode;
    if (running != null && !shielded) {
      running.interrupt();
    }
    return running != null;
  }

  /** Whether the end of the run was requested. */
  public synchronized boolean isRequested() {
    return exitCode != 0;
  }

  synchronized void begin() {
    running = Thread.currentThread();
    shielded = false;
  }

  /** The run has ended; what it leaves is final. */
  synchronized void end() {
    shield();
    running = null;
  }

  /** From here on the run is not woken any more: it publishes, or removes its work. */
  synchronized void shield() {
    shielded = true;
    if (isRequested()) {
      // Otherwise every file that is closed or removed now would fail.
      boolean unused = Thread.interrupted();
    }
  }

  /** Begins what must be finished once it has begun. */
  synchronized void shieldUnlessRequested() {
    check();
    shield();
  }

  /** Ends the run here if that is requested. */
  synchronized void check() {
    if (isRequested()) {
      throw exception(published, null);
    }
  }

  /** The end of the run in a sentence. */
  synchronized InterruptedRunException exception(String sentences, Throwable cause) {
    return new InterruptedRunException(exitCode, sentences, cause);
  }

  /** What the run has published, as a sentence. */
  public synchronized String published() {
    return published;
  }

  synchronized void published(String sentences) {
    published = sentences;
  }

  /** Notes whether the run's work folder was removed. */
  synchronized void leave(String work, boolean removed) {
    left =
        removed
            ? " The work folder was removed."
            : " The work folder %s could not be removed; the next run removes it.".formatted(work);
  }

  /** What is left of the run, as a sentence with a space before it. */
  synchronized String left() {
    return left;
  }

  /** Shields what follows, such as giving back a lock. */
  @FunctionalInterface
  interface Shield extends AutoCloseable {
    @Override
    void close();
  }
}
