package org.minetally.format.internal;

import java.io.IOException;
import java.util.List;

/** The rows of a sheet, or of a list of lists, one after another. */
public interface TextRows {

  /**
   * Moves to the next row with a value.
   *
   * @return false if there is none
   */
  boolean next() throws IOException;

  /** The row's number, counted from 1, rows without values included. */
  int number();

  /** The row's texts. */
  List<String> texts();
}
