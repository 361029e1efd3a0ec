package org.minetally.profile;

import java.io.Serializable;

/**
 * That a source's records are published figures, each of an interval, of which some replace or
 * contain others.
 *
 * @param nature whether the figures are increments or cumulative
 * @param published the column of the day of publication, or empty
 */
public record Series(Nature nature, String published) implements Serializable {

  /** The source's records stand for themselves. */
  public static final Series NONE = new Series(Nature.NONE, "");

  /** What a figure counts. */
  public enum Nature {
    /** The source is no series. */
    NONE,
    /** What happened in its interval, which no other figure counts. */
    INCREMENT,
    /** All that happened since the series began. */
    CUMULATIVE
  }

  /** Whether the source is a series. */
  public boolean any() {
    return nature != Nature.NONE;
  }
}
