package org.minetally.publish;

/** Another run holds the output. */
public final class LockedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LockedException(String message) {
    super(message);
  }
}
