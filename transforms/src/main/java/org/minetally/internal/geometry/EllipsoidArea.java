package org.minetally.internal.geometry;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Computes areas on the WGS 84 ellipsoid. Latitudes are converted to authalic ones, which map the
 * ellipsoid to a sphere of equal area (Snyder, Map Projections: A Working Manual, USGS Professional
 * Paper 1395, equations 3-11 and 3-12); there, edges are great circles. The area between an edge
 * and the equator is a spherical excess.
 *
 * <p>Great circles of that sphere are nearly, not exactly, the geodesics of the ellipsoid. The area
 * differs from that of the geodesic polygon by less than a millionth if no edge is longer than 10
 * km, and by less than a hundred-thousandth up to 100 km.
 *
 * <p>Only {@link StrictMath} is used: its results are the same on every machine and in every Java,
 * which those of {@link Math} and of libraries that use it are not.
 */
final class EllipsoidArea {

  private static final double SEMI_MAJOR_AXIS = 6_378_137.0;
  private static final double FLATTENING = 1 / 298.257_223_563;
  private static final double ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);
  private static final double ECCENTRICITY = StrictMath.sqrt(ECCENTRICITY_SQUARED);
  private static final double POLE = authalic(1);
  private static final double RADIUS_SQUARED = SEMI_MAJOR_AXIS * SEMI_MAJOR_AXIS * POLE / 2;

  private static final double SQUARE_CENTIMETRES = 10_000;

  private EllipsoidArea() {}

  /**
   * Returns the area of a polygon without its holes, rounded to square centimetres. The orientation
   * of its rings does not matter.
   */
  static long squareCentimetres(Polygon polygon) {
    double excess = excess(polygon.getExteriorRing());
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      excess -= excess(polygon.getInteriorRingN(i));
    }
    return Math.round(excess * RADIUS_SQUARED * SQUARE_CENTIMETRES);
  }

  /** Returns the area of a ring on the unit sphere. */
  private static double excess(LinearRing ring) {
    CoordinateSequence positions = ring.getCoordinateSequence();
    double sum = 0;
    double before = halfTangent(positions.getY(0));
    for (int i = 1; i < positions.size(); i++) {
      double here = halfTangent(positions.getY(i));
      double east = StrictMath.toRadians(positions.getX(i) - positions.getX(i - 1));
      sum += 2 * StrictMath.atan(StrictMath.tan(east / 2) * (before + here) / (1 + before * here));
      before = here;
    }
    return Math.abs(sum);
  }

  /** Returns the tangent of half the authalic latitude. */
  private static double halfTangent(double latitude) {
    double sine = authalic(StrictMath.sin(StrictMath.toRadians(latitude))) / POLE;
    double bounded = Math.max(-1, Math.min(1, sine));
    return bounded / (1 + StrictMath.sqrt((1 - bounded) * (1 + bounded)));
  }

  /** Returns Snyder's q for the sine of a latitude. */
  private static double authalic(double sine) {
    double x = ECCENTRICITY * sine;
    double inverse = StrictMath.log1p(2 * x / (1 - x)) / 2; // The inverse hyperbolic tangent.
    return (1 - ECCENTRICITY_SQUARED) * (sine / (1 - x * x) + inverse / ECCENTRICITY);
  }
}
