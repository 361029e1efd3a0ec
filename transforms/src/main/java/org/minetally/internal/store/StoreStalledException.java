package org.minetally.internal.store;

import java.time.Duration;
import java.util.Locale;

/**
 * Thrown when a store does not answer in time. The message is complete; another run may succeed.
 */
public final class StoreStalledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param uri the file or pattern that was requested
   * @param action the operation, as a gerund: "reading it"
   * @param patience the time that the program waited
   */
  public StoreStalledException(String uri, String action, Duration patience) {
    super(
        String.format(
            Locale.ROOT,
            "%s: %s made no progress for %d s. Check the store and the network, then run again.",
            uri,
            action,
            patience.toSeconds()));
  }
}
