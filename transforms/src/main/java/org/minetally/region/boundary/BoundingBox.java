package org.minetally.region.boundary;

import java.io.Serializable;

/**
 * A box of longitudes and latitudes, in decimal degrees; its edges belong to it.
 *
 * @param west its lowest longitude, at least -180
 * @param south its lowest latitude, at least -90
 * @param east its highest longitude, at most 180, not below {@code west}: a box does not cross the
 *     180th meridian
 * @param north its highest latitude, at most 90, not below {@code south}
 */
public record BoundingBox(double west, double south, double east, double north)
    implements Serializable {

  public BoundingBox {
    // Written so that a NaN is refused too.
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

  /** Whether the longitude is one of the box's. */
  public boolean hasLongitude(double longitude) {
    return west <= longitude && longitude <= east;
  }

  /** Whether the latitude is one of the box's. */
  public boolean hasLatitude(double latitude) {
    return south <= latitude && latitude <= north;
  }
}
