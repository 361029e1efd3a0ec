package org.minetally.mapping.internal;

import java.util.Optional;

/** The result of comparing a record's point with its declared place, or the kind of a geometry. */
public enum PointOutcome {
  /** The point is inside the declared place. */
  AGREES,
  /** No place is declared or found at that level, so the point determines it. */
  FILLED,
  /** The point is inside another place. The declared place counts. */
  ELSEWHERE,
  /** The point is inside no place but close to one, which is used as its place. */
  NEAREST,
  /** The point is inside no place. */
  NOWHERE,
  /** The point is outside the box. */
  OUTSIDE,
  /** There is no point. */
  MISSING,
  /** Counted in addition: there is no geometry. */
  GEOMETRY_MISSING,
  /** Counted in addition: the geometry has no positions. */
  GEOMETRY_EMPTY,
  /** Counted in addition: the geometry is a point or several. */
  GEOMETRY_POINT,
  /** Counted in addition: the geometry is a line or several. */
  GEOMETRY_LINE,
  /** Counted in addition: the geometry has a polygon. */
  GEOMETRY_POLYGON;

  /** Returns a number for it, which does not outlive a run. */
  @SuppressWarnings("EnumOrdinal")
  int number() {
    return ordinal();
  }

  /** Returns the outcome with this number; empty for a negative one. */
  public static Optional<PointOutcome> of(long number) {
    return number < 0 ? Optional.empty() : Optional.of(values()[(int) number]);
  }

  /** Returns whether this is the kind of a geometry, not the outcome of a comparison. */
  public boolean isKind() {
    return compareTo(MISSING) > 0;
  }
}
