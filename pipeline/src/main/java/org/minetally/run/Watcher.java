package org.minetally.run;

/** Observes the progress of a run. */
@FunctionalInterface
public interface Watcher {

  /** Ignores the progress. */
  Watcher NONE = (progress, bytes) -> () -> {};

  /**
   * Starts watching, just before the engine starts.
   *
   * @param progress what has been read; stays at zero if the engine does not report it
   * @param bytes the total size of the source files
   * @return a watch that is closed when the engine has ended or failed
   */
  Watch watch(ReadProgress progress, long bytes);

  /** Stops watching when closed. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
