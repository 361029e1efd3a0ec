package org.minetally.run;

/** A run was interrupted. The message says, in sentences, what is published and what is left. */
public final class InterruptedRunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  InterruptedRunException(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The exit code that was requested with the interruption. */
  public int exitCode() {
    return exitCode;
  }
}
