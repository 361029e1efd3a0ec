package org.minetally.format.internal;

import java.io.IOException;

/** Goes through the records of a file, or of a part of it, in order. */
public interface RecordCursor extends SourceRecord {

  /**
   * Moves to the next record.
   *
   * @return false if there is none
   * @throws IOException if the input cannot be read
   */
  boolean next() throws IOException;

  /** Lines, or rows of a sheet, before the present record's first, blank ones included. */
  long linesBefore();

  /** Lines, or rows of a sheet, read so far. */
  long linesRead();
}
