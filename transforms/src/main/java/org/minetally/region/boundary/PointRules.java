package org.minetally.region.boundary;

import java.io.Serializable;
import java.util.Objects;

/**
 * What a run does with points.
 *
 * @param boundaries the polygons that they are looked up in; null: no source has coordinates
 * @param box where points can lie; null only without boundaries
 * @param rejectOutside whether a record with a point outside the box is rejected; else it stays
 *     where its place is declared
 * @param nearestWithin the distance in metres up to which a point in no polygon is taken for one of
 *     the nearest; 0: it is not
 */
public record PointRules(
    Boundaries boundaries, BoundingBox box, boolean rejectOutside, double nearestWithin)
    implements Serializable {

  /** No source has coordinates. */
  public static final PointRules NONE = new PointRules(null, null, false, 0);

  public PointRules {
    if (boundaries != null) {
      Objects.requireNonNull(box);
    }
    if (!(nearestWithin >= 0)) {
      throw new IllegalArgumentException("a distance below zero: " + nearestWithin);
    }
  }

  /** The usual rules: points outside the boundaries' box are rejected, and none is moved. */
  public static PointRules of(Boundaries boundaries) {
    return new PointRules(boundaries, boundaries.box(), true, 0);
  }

  /** Whether points are looked up at all. */
  public boolean any() {
    return boundaries != null;
  }
}
