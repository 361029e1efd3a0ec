package org.minetally.summary.internal.suppression;

/**
 * What happened to cells since the last snapshot.
 *
 * @param counts the counts that were removed, and those that were added
 * @param isTorn whether one of the cells was removed
 */
record CellChange(Counts counts, boolean isTorn) {

  /** Returns whether a measure is as the last snapshot showed it. */
  boolean isNone(int measure) {
    return !isTorn && counts.get(measure) == 0;
  }
}
