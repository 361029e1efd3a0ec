package org.minetally.model.internal;

import java.io.Serializable;
import java.util.List;

/**
 * Whether a column may be summed over rows of its table.
 *
 * @param isAdditive whether its sum over rows has a meaning
 * @param within the columns whose values must be the same in all summed rows; empty if any rows may
 *     be summed
 */
public record Additivity(boolean isAdditive, List<String> within) implements Serializable {

  /** Never summed: a share, a rate, a count of distinct incidents, a year. */
  public static final Additivity NONE = new Additivity(false, List.of());

  /** Summed over any rows of the table. */
  public static final Additivity ANY_ROWS = new Additivity(true, List.of());

  public Additivity {
    within = List.copyOf(within);
    if (!isAdditive && !within.isEmpty()) {
      throw new IllegalArgumentException("a column that is never summed has no limits: " + within);
    }
  }

  /** Returns an additivity over rows that have the same values in these columns. */
  public static Additivity within(String... columns) {
    return new Additivity(true, List.of(columns));
  }
}
