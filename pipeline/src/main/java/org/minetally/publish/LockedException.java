package org.minetally.publish;

/** Thrown when the output is locked by another run. */
public final class LockedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LockedException(String message) {
    super(message);
  }
}
