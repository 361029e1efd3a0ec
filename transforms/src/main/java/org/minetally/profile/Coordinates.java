package org.minetally.profile;

import java.io.Serializable;

/**
 * The columns of a record's point.
 *
 * @param longitude the column of the longitude, in decimal degrees, WGS 84; empty: there is none
 * @param latitude the column of the latitude
 */
public record Coordinates(String longitude, String latitude) implements Serializable {

  /** The source has no coordinates. */
  public static final Coordinates NONE = new Coordinates("", "");

  /** Whether the source has coordinates. */
  public boolean any() {
    return !longitude.isEmpty();
  }
}
