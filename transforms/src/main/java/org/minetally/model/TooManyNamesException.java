package org.minetally.model;

import org.minetally.internal.text.Excerpt;

/**
 * More different place names are not in the gazetteer than a table of them is of use for: as a rule
 * a profile takes a column for a place that is none. The message is for the person who runs the
 * job.
 */
public final class TooManyNamesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** How many there may be in a run. */
  public static final int MOST = 100_000;

  /**
   * Names one.
   *
   * @param example one of the names
   */
  public TooManyNamesException(String example) {
    super(
        ("more than %,d different place names are not in the gazetteer, for instance \"%s\"."
                + " Does the profile's region name a column that holds places,"
                + " and is it the right gazetteer?")
            .formatted(MOST, Excerpt.of(example)));
  }
}
