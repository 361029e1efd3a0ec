package org.minetally.source;

/**
 * An input that cannot be read to its end. The message is meant for the person who runs the job:
 * file, line, what is wrong, what to do.
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
