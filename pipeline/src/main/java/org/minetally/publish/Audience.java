package org.minetally.publish;

/** The readers of a file that a run writes. */
public enum Audience {
  /** The owner of the output, or every reader if suppression is off. */
  TRUSTED,
  /** Readers of a snapshot whose job suppresses small counts of people. */
  PUBLIC;

  /** The key of the Jackson attribute with the audience of a writer. */
  static final Object KEY = Audience.class;

  /** Returns the audience of a snapshot. */
  public static Audience ofSnapshot(boolean suppression) {
    return suppression ? PUBLIC : TRUSTED;
  }
}
