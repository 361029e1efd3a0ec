package org.minetally.plan;

import java.io.Serializable;

/**
 * Which counts of people are too small to be published.
 *
 * @param minimumCell the smallest count above 0 that may be published, at least 2; 0 if every count
 *     may
 */
public record Privacy(long minimumCell) implements Serializable {

  /** Every count is published. */
  public static final Privacy NONE = new Privacy(0);

  public Privacy {
    if (minimumCell < 0 || minimumCell == 1) {
      throw new IllegalArgumentException("a minimum of " + minimumCell + " withholds nothing");
    }
  }

  /** Whether any count may be withheld. */
  public boolean asked() {
    return minimumCell > 0;
  }
}
