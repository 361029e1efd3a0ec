package org.minetally.format.internal.json;

import java.io.Closeable;
import java.io.IOException;

/** Goes through the objects of a JSON text that are records. */
interface JsonRecords extends Closeable {

  /**
   * Reads the next record.
   *
   * @return false if there is none
   */
  boolean next(Flattener.Fields fields) throws IOException;

  /** Lines, or records where lines say nothing, before the present record. */
  long linesBefore();

  /** Lines, or records where lines say nothing, read so far. */
  long linesRead();
}
