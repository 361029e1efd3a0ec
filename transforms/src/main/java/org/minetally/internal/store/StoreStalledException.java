package org.minetally.internal.store;

import java.time.Duration;

/** A store that did not answer in time. The message is complete; another run may succeed. */
public final class StoreStalledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A store that did not answer.
   *
   * @param uri the file or pattern that was asked for
   * @param action what was asked of the store, as a noun: "reading"
   * @param patience how long the program waited
   */
  public StoreStalledException(String uri, String action, Duration patience) {
    super(
        "%s: %s made no progress for %d s. Check the store and the network, then run again."
            .formatted(uri, action, patience.toSeconds()));
  }
}
