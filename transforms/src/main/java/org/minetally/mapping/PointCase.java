package org.minetally.mapping;

import java.io.Serializable;
import java.util.Comparator;

/**
 * What records with points have in common.
 *
 * @param outcome what the point says
 * @param declared the number of the region that is declared and found, or {@link
 *     org.minetally.region.Gazetteer#UNKNOWN}
 * @param located the number of the region in which, or nearest to which, the point lies, or {@link
 *     org.minetally.region.Gazetteer#UNKNOWN}
 */
public record PointCase(PointOutcome outcome, int declared, int located)
    implements Serializable, Comparable<PointCase> {

  private static final Comparator<PointCase> ORDER =
      Comparator.comparing(PointCase::outcome)
          .thenComparingInt(PointCase::declared)
          .thenComparingInt(PointCase::located);

  @Override
  public int compareTo(PointCase other) {
    return ORDER.compare(this, other);
  }
}
