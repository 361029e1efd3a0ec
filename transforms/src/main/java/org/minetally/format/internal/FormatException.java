package org.minetally.format.internal;

import java.io.IOException;

/**
 * Thrown when a file violates its format. The message says what is wrong, without the file's name.
 */
public final class FormatException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long line;

  /**
   * Creates an exception without a line.
   *
   * @param cause the original exception, or null
   */
  public FormatException(String message, Throwable cause) {
    this(message, 0, cause);
  }

  /**
   * Creates an exception at a line of the file, or at a row of its sheet.
   *
   * @param line the line, counted from 1; 0 if unknown
   * @param cause the original exception, or null
   */
  public FormatException(String message, long line, Throwable cause) {
    super(message, cause);
    this.line = line;
  }

  /** Returns the line, counted from 1; 0 if unknown. */
  public long line() {
    return line;
  }
}
