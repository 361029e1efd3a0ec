package org.minetally.publish;

/** Who can read a file that a run writes. */
public enum Audience {
  /** The owner of the output. With suppression off, every reader. */
  TRUSTED,
  /** Readers of a snapshot whose job suppresses small counts of people. */
  PUBLIC;

  /** The key under which Jackson's writers know their audience. */
  static final Object KEY = Audience.class;

  /** The readers of a snapshot. */
  public static Audience ofSnapshot(boolean suppression) {
    return suppression ? PUBLIC : TRUSTED;
  }
}
