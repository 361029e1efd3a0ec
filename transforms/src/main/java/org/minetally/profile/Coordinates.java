package org.minetally.profile;

import java.io.Serializable;

/**
 * The columns that hold a record's coordinates: a longitude and a latitude, or a geometry.
 *
 * @param longitude the column of the longitude, in decimal degrees, WGS 84; empty if the source has
 *     no coordinates, or a geometry
 * @param latitude the column of the latitude
 * @param geometry the column of a geometry in well-known text, whose representative point is the
 *     record's point; empty if there is none
 */
public record Coordinates(String longitude, String latitude, String geometry)
    implements Serializable {

  /** The source has no coordinates. */
  public static final Coordinates NONE = new Coordinates("", "");

  /** Creates the coordinates of points. */
  public Coordinates(String longitude, String latitude) {
    this(longitude, latitude, "");
  }

  /** Returns the coordinates of geometries in a column. */
  public static Coordinates ofGeometry(String column) {
    return new Coordinates("", "", column);
  }

  /** Returns whether the source has coordinates. */
  public boolean any() {
    return !longitude.isEmpty() || hasGeometry();
  }

  /** Returns whether the coordinates are geometries. */
  public boolean hasGeometry() {
    return !geometry.isEmpty();
  }
}
