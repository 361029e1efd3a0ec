package org.minetally.publish;

/** Thrown by a run that publishes nothing because {@code current} is pinned to a snapshot. */
public final class PinnedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PinnedException(String message) {
    super(message);
  }
}
