package org.minetally.run;

/**
 * Thrown when a run was interrupted. The message says what is published and what is left behind.
 */
public final class InterruptedRunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  InterruptedRunException(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** Returns the exit code requested with the interruption. */
  public int exitCode() {
    return exitCode;
  }
}
