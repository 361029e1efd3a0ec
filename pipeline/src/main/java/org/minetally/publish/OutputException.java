package org.minetally.publish;

/** The output cannot be written. The message says what, where, and what to do. */
public final class OutputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A failure in words. */
  public OutputException(String message, Throwable cause) {
    super(message, cause);
  }
}
