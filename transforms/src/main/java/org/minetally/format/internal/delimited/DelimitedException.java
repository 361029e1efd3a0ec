package org.minetally.format.internal.delimited;

import java.io.IOException;

/**
 * Thrown when no further record can be read from delimited text. The message says what is wrong,
 * without the place.
 */
public final class DelimitedException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long offset;

  DelimitedException(String message, long offset) {
    super(message);
    this.offset = offset;
  }

  /** Returns the offset in the file at which the faulty record starts. */
  public long offset() {
    return offset;
  }
}
