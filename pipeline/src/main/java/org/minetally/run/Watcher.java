package org.minetally.run;

import org.minetally.source.ReadMeter;

/** Who wants to know how a run goes on while it lasts. */
@FunctionalInterface
public interface Watcher {

  /** Nobody does. */
  Watcher NOBODY = (meter, bytes) -> () -> {};

  /**
   * Begins to watch, just before the engine begins to work.
   *
   * @param meter how far the reading has come; it stays at zero if other processes read
   * @param bytes of all files that are to be read
   * @return closed when the engine has ended, however it did
   */
  Watch watch(ReadMeter meter, long bytes);

  /** What ends with the engine's work. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
