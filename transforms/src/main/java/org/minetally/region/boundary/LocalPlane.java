package org.minetally.region.boundary;

/**
 * The plane around a point in which a degree east and a degree north have the lengths that they
 * have on the WGS 84 ellipsoid at that point: the radii of curvature along the parallel and along
 * the meridian (NIMA TR8350.2, third edition, sections 3 and 4).
 *
 * @param longitude the point's longitude, in degrees
 * @param latitude the point's latitude, in degrees
 * @param metresEast the length of a degree of longitude
 * @param metresNorth the length of a degree of latitude
 */
record LocalPlane(double longitude, double latitude, double metresEast, double metresNorth) {

  private static final double SEMI_MAJOR_AXIS = 6_378_137.0;
  private static final double ECCENTRICITY_SQUARED = 6.694_379_990_14e-3;

  static LocalPlane at(double longitude, double latitude) {
    double radians = StrictMath.toRadians(latitude);
    double sine = StrictMath.sin(radians);
    double w = 1 - ECCENTRICITY_SQUARED * sine * sine;
    double primeVertical = SEMI_MAJOR_AXIS / StrictMath.sqrt(w);
    double meridian = primeVertical * (1 - ECCENTRICITY_SQUARED) / w;
    return new LocalPlane(
        longitude,
        latitude,
        StrictMath.toRadians(primeVertical * StrictMath.cos(radians)),
        StrictMath.toRadians(meridian));
  }

  /** Returns degrees of longitude that span at least a distance; at the poles, all of them. */
  double degreesEast(double metres) {
    return Math.min(360, 1.01 * metres / metresEast);
  }

  /** Returns degrees of latitude that span at least a distance. */
  double degreesNorth(double metres) {
    return Math.min(180, 1.01 * metres / metresNorth);
  }

  /**
   * Returns the distance in metres from the plane's point to the segment between two points, given
   * in degrees.
   */
  double toSegment(double fromX, double fromY, double toX, double toY) {
    // Always from the same end, so that an edge shared by two polygons is exactly equally far from
    // both.
    return fromX < toX || (fromX == toX && fromY <= toY)
        ? directed(fromX, fromY, toX, toY)
        : directed(toX, toY, fromX, fromY);
  }

  private double directed(double fromX, double fromY, double toX, double toY) {
    double x = (fromX - longitude) * metresEast;
    double y = (fromY - latitude) * metresNorth;
    double dx = (toX - fromX) * metresEast;
    double dy = (toY - fromY) * metresNorth;
    double square = dx * dx + dy * dy;
    double along = square == 0 ? 0 : Math.max(0, Math.min(1, -(x * dx + y * dy) / square));
    double nearX = x + along * dx;
    double nearY = y + along * dy;
    return StrictMath.sqrt(nearX * nearX + nearY * nearY);
  }
}
