package org.minetally.publish;

/** Thrown when the output cannot be read or written. The message says where, why and what to do. */
public final class OutputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception with a message for the operator. */
  public OutputException(String message, Throwable cause) {
    super(message, cause);
  }
}
