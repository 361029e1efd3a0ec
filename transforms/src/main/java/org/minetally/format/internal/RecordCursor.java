package org.minetally.format.internal;

import java.io.IOException;

/** Iterates over the records of a file, or of a part of it, in order. */
public interface RecordCursor extends SourceRecord {

  /**
   * Moves to the next record.
   *
   * @return false if there are no more records
   * @throws IOException if the input cannot be read
   */
  boolean next() throws IOException;

  /**
   * Returns the number of lines, or rows of a sheet, before the current record, including blank
   * ones.
   */
  long linesBefore();

  /** Returns the number of lines, or rows of a sheet, read so far. */
  long linesRead();
}
