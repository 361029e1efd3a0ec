package org.minetally.run;

import org.minetally.source.internal.ReadMeter;

/** Observes the progress of a run. */
@FunctionalInterface
public interface Watcher {

  /** Ignores the progress. */
  Watcher NONE = (meter, bytes) -> () -> {};

  /**
   * Starts watching, just before the engine starts.
   *
   * @param meter counts what has been read; stays at zero if other processes read
   * @param bytes the total size of the source files
   * @return a watch that is closed when the engine has ended or failed
   */
  Watch watch(ReadMeter meter, long bytes);

  /** Stops watching when closed. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
