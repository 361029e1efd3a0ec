package org.minetally.region.boundary;

import java.io.Serializable;
import java.util.Objects;

/**
 * How a run handles coordinates.
 *
 * @param boundaries the polygons in which points are looked up; null if no source has coordinates
 * @param box the box that must contain all points; null only without boundaries
 * @param rejectOutside whether a record with a point outside the box is rejected; otherwise it
 *     keeps its declared place
 * @param nearestWithin the maximum distance in metres at which a point outside all polygons is
 *     assigned to the nearest one; 0 to disable
 */
public record PointRules(
    Boundaries boundaries, BoundingBox box, boolean rejectOutside, double nearestWithin)
    implements Serializable {

  /** The rules of a run in which no source has coordinates. */
  public static final PointRules NONE = new PointRules(null, null, false, 0);

  public PointRules {
    if (boundaries != null) {
      Objects.requireNonNull(box);
    }
    if (!(nearestWithin >= 0)) {
      throw new IllegalArgumentException("negative distance: " + nearestWithin);
    }
  }

  /**
   * Returns the default rules: points outside the boundaries' box are rejected, and none is
   * assigned to a nearest polygon.
   */
  public static PointRules of(Boundaries boundaries) {
    return new PointRules(boundaries, boundaries.box(), true, 0);
  }

  /** Returns whether points are looked up at all. */
  public boolean any() {
    return boundaries != null;
  }
}
