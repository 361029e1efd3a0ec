package org.minetally.format;

/**
 * Thrown when an input cannot be read to its end. The message is for the operator: file, line, what
 * is wrong, what to do.
 */
public final class UnreadableInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableInputException(String message) {
    super(message);
  }

  public UnreadableInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
