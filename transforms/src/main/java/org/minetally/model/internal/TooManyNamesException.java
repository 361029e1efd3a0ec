package org.minetally.model.internal;

import java.util.Locale;
import org.minetally.internal.text.Excerpt;

/**
 * Thrown if a run finds more different unmatched place names than a table of them could usefully
 * list. The usual cause is a profile that reads places from the wrong column. The message is for
 * the operator.
 */
public final class TooManyNamesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The maximum number of different unmatched names in a run. */
  public static final int MOST = 100_000;

  /**
   * Creates an exception that names one of them.
   *
   * @param example one of the names
   */
  public TooManyNamesException(String example) {
    super(
        String.format(
            Locale.ROOT,
            "more than %,d different place names are not in the gazetteer, for example \"%s\"."
                + " Check that the profile's region names a column with places,"
                + " and that the gazetteer is the right one.",
            MOST,
            Excerpt.of(example)));
  }
}
