package org.minetally.mapping.internal;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A group of records whose points have the same outcome and the same regions.
 *
 * @param outcome the result of comparing the point with the declared place
 * @param declared the number of the declared region, or {@link
 *     org.minetally.region.Gazetteer#UNKNOWN}
 * @param located the number of the region that contains the point or is nearest to it, or {@link
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
