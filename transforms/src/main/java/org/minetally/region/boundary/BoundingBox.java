package org.minetally.region.boundary;

import java.io.Serializable;

/**
 * A box of longitudes and latitudes in decimal degrees, including its edges.
 *
 * @param west its lowest longitude, at least -180
 * @param south its lowest latitude, at least -90
 * @param east its highest longitude, at most 180 and not below {@code west}: a box does not cross
 *     the 180th meridian
 * @param north its highest latitude, at most 90 and not below {@code south}
 */
public record BoundingBox(double west, double south, double east, double north)
    implements Serializable {

  public BoundingBox {
    // Negated so that it also rejects NaN.
    if (!(-180 <= west && west <= east && east <= 180)) {
      throw new IllegalArgumentException(
          "expected -180 <= west <= east <= 180, not west %s and east %s".formatted(west, east));
    }
    if (!(-90 <= south && south <= north && north <= 90)) {
      throw new IllegalArgumentException(
          "expected -90 <= south <= north <= 90, not south %s and north %s"
              .formatted(south, north));
    }
  }

  /** Returns whether the box contains the longitude. */
  public boolean hasLongitude(double longitude) {
    return west <= longitude && longitude <= east;
  }

  /** Returns whether the box contains the latitude. */
  public boolean hasLatitude(double latitude) {
    return south <= latitude && latitude <= north;
  }
}
