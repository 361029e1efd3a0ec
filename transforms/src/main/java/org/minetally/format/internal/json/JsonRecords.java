package org.minetally.format.internal.json;

import java.io.Closeable;
import java.io.IOException;

/** Iterates over the objects of a JSON text that are records. */
interface JsonRecords extends Closeable {

  /**
   * Reads the next record.
   *
   * @return false if there are no more records
   */
  boolean next(Flattener.Fields fields) throws IOException;

  /**
   * Returns the number of lines before the current record, or of records in a format without lines.
   */
  long linesBefore();

  /** Returns the number of lines read so far, or of records in a format without lines. */
  long linesRead();
}
