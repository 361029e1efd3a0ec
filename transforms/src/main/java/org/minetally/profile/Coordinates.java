package org.minetally.profile;

import java.io.Serializable;

/**
 * The columns that hold a record's coordinates.
 *
 * @param longitude the column of the longitude, in decimal degrees, WGS 84; empty if the source has
 *     no coordinates
 * @param latitude the column of the latitude
 */
public record Coordinates(String longitude, String latitude) implements Serializable {

  /** The source has no coordinates. */
  public static final Coordinates NONE = new Coordinates("", "");

  /** Returns whether the source has coordinates. */
  public boolean any() {
    return !longitude.isEmpty();
  }
}
