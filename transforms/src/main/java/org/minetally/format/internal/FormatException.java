package org.minetally.format.internal;

import java.io.IOException;

/**
 * A file that is not what its format says. The message says what is wrong, without the file's name.
 */
public final class FormatException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long line;

  /**
   * A failure somewhere in the file.
   *
   * @param cause what was thrown; null if nothing was
   */
  public FormatException(String message, Throwable cause) {
    this(message, 0, cause);
  }

  /**
   * A failure at a line of the file, or at a row of its sheet.
   *
   * @param line counted from 1; 0 if it is not known
   * @param cause what was thrown; null if nothing was
   */
  public FormatException(String message, long line, Throwable cause) {
    super(message, cause);
    this.line = line;
  }

  /** The line, counted from 1; 0 if it is not known. */
  public long line() {
    return line;
  }
}
