package org.minetally.format.internal.delimited;

import java.io.IOException;

/**
 * Delimited text from which no further record can be read. The message says what is wrong, without
 * the place.
 */
public final class DelimitedException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long offset;

  DelimitedException(String message, long offset) {
    super(message);
    this.offset = offset;
  }

  /** The byte, counted from the start of the file, at which the record in question starts. */
  public long offset() {
    return offset;
  }
}
