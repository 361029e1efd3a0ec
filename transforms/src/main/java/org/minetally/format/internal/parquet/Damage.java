package org.minetally.format.internal.parquet;

import org.minetally.format.internal.FormatException;

/** The message about a Parquet file whose bytes contradict the format. */
final class Damage {

  private Damage() {}

  /**
   * A failure of the file.
   *
   * @param what what is wrong, as a clause
   * @param cause what a library threw; null if nothing
   */
  static FormatException of(String what, Exception cause) {
    return new FormatException(
        "the Parquet file is damaged: " + what + ". Fetch or write it again", cause);
  }

  /** A failure in a column. */
  static FormatException in(FlatColumn column, String what, Exception cause) {
    return of("column \"" + column.name() + "\": " + what, cause);
  }
}
