package org.minetally.format.internal.parquet;

import org.minetally.format.internal.FormatException;

/** Creates exceptions for Parquet files whose bytes violate the format. */
final class Damage {

  private Damage() {}

  /**
   * Returns an exception for the file.
   *
   * @param what the damage, as a clause
   * @param cause the exception of a library, or null
   */
  static FormatException of(String what, Exception cause) {
    return new FormatException(
        "the Parquet file is damaged: " + what + ". Download it again or write it again", cause);
  }

  /** Returns an exception for a column. */
  static FormatException in(FlatColumn column, String what, Exception cause) {
    return of("column \"" + column.name() + "\": " + what, cause);
  }
}
