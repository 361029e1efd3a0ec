package org.minetally.format.internal;

import java.io.IOException;
import java.util.List;

/** Iterates over the rows of a sheet, or of a list of lists. */
public interface TextRows {

  /**
   * Moves to the next row with a value.
   *
   * @return false if there are no more rows
   */
  boolean next() throws IOException;

  /** Returns the row's number, counted from 1, including rows without values. */
  int number();

  /** Returns the row's strings. */
  List<String> texts();
}
