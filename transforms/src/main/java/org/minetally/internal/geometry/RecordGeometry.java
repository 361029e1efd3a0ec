package org.minetally.internal.geometry;

/** The geometry of a record: a shape, nothing, or text with a flaw. */
public sealed interface RecordGeometry {

  /** The kind of a shape: that of its parts with the most dimensions. */
  enum Kind {
    POINT,
    LINE,
    POLYGON
  }

  /**
   * A shape.
   *
   * @param kind its kind
   * @param longitude the longitude of its representative point: the point itself, a point on a
   *     line, or a point inside the largest polygon
   * @param latitude the latitude of that point
   * @param squareCentimetres the area of its polygons; 0 if it has none
   */
  record Shape(Kind kind, double longitude, double latitude, long squareCentimetres)
      implements RecordGeometry {}

  /** A geometry without positions, such as {@code POLYGON EMPTY}. */
  record Empty() implements RecordGeometry {}

  /** A text that is not a geometry, or not one that can be used. */
  record Flawed(Flaw flaw) implements RecordGeometry {}

  /** The reason a geometry cannot be used. */
  enum Flaw {
    /** It is not well-known text, or a ring is not closed. */
    UNREADABLE,
    /** A position is not a longitude and a latitude in degrees. */
    OUT_OF_RANGE,
    /** Rings of a polygon cross, or polygons overlap. */
    CROSSING_RINGS,
    /** An edge may cross the 180th meridian. */
    ANTIMERIDIAN,
    /** There are too many positions. */
    TOO_LARGE
  }
}
