package org.minetally.summary.internal.suppression;

/**
 * Counts, and how many of them rows keep in place.
 *
 * @param all the counts
 * @param bound the records that rows must keep, by the measure that holds the row
 */
record RowCounts(Counts all, Counts bound) {

  static RowCounts zero(int measures) {
    return new RowCounts(Counts.zero(measures), Counts.zero(measures));
  }

  RowCounts plus(RowCounts other) {
    return new RowCounts(all.plus(other.all), bound.plus(other.bound));
  }

  /** Returns how many counts of a measure no row keeps in place; may be negative. */
  long free(int measure) {
    return all.get(measure) - bound.get(measure);
  }
}
