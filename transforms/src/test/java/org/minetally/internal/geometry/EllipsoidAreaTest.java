package org.minetally.internal.geometry;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.minetally.internal.geometry.RecordGeometry.Shape;

class EllipsoidAreaTest {

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private static double squareMetres(Polygon polygon) {
    return EllipsoidArea.squareCentimetres(polygon) / 10_000.0;
  }

  private static Polygon polygon(String text) {
    try {
      return (Polygon) new WKTReader().read(text);
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  private static Polygon polygon(List<Coordinate> positions) {
    List<Coordinate> ring = new ArrayList<>(positions);
    ring.add(positions.get(0).copy());
    return GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new));
  }

  /** The areas of the geodesic polygons are those of PolygonArea in GeographicLib 2.0. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POLYGON((48.5 40.25,48.501 40.25,48.501 40.251,48.5 40.251,48.5 40.25)) | 9447.3472 |"
            + " 1e-7",
        "POLYGON((-74.2 4.6,-74.19 4.603,-74.195 4.61,-74.2 4.6)) | 521493.1095 | 1e-7",
        "POLYGON((105.1 -16.2,105.25 -16.21,105.2 -16.05,105.12 -16.1,105.1 -16.2)) |"
            + " 180493037.4852 | 1e-6",
        "POLYGON((29.9 69.9,30.4 69.95,30.1 70.2,29.9 69.9)) | 299002168.6218 | 1e-5",
        "POLYGON((10 10,11 10,11 11,10 11,10 10)) | 12108467312.5771 | 1e-5",
      })
  void agreesWithGeodesicPolygon(String text, double expected, double share) {
    assertThat(squareMetres(polygon(text)), is(closeTo(expected, share * expected)));
  }

  /**
   * The area between two parallels is the integral of the product of both radii of curvature and
   * the cosine of the latitude. The cell's edges have so many positions that they follow the
   * parallels.
   */
  @ParameterizedTest
  @ValueSource(ints = {-80, -45, -1, 0, 17, 40, 60, 88})
  void agreesWithIntegralOverCellOfOneDegree(int south) {
    List<Coordinate> ring = new ArrayList<>();
    for (int i = 0; i <= 1_000; i++) {
      ring.add(new Coordinate(20 + i / 1_000.0, south));
    }
    for (int i = 0; i <= 1_000; i++) {
      ring.add(new Coordinate(21 - i / 1_000.0, south + 1));
    }
    double expected = integral(south);
    assertThat(squareMetres(polygon(ring)), is(closeTo(expected, 1e-8 * expected)));
  }

  /** Simpson's rule. */
  private static double integral(double south) {
    int steps = 1_000;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      double latitude = Math.toRadians(south + (double) i / steps);
      double a = 6_378_137;
      double e2 = 0.006_694_379_990_141_317;
      double w = 1 - e2 * Math.pow(Math.sin(latitude), 2);
      sum += weight * a * a * (1 - e2) / (w * w) * Math.cos(latitude);
    }
    double step = Math.toRadians(1) / steps;
    return sum * step / 3 * Math.toRadians(1);
  }

  @Test
  void subtractsHoles() {
    double outer = squareMetres(polygon("POLYGON((0 0,3 0,3 3,0 3,0 0))"));
    double hole = squareMetres(polygon("POLYGON((1 1,2 1,2 2,1 2,1 1))"));
    double both = squareMetres(polygon("POLYGON((0 0,3 0,3 3,0 3,0 0),(1 1,2 1,2 2,1 2,1 1))"));
    assertThat(both, is(closeTo(outer - hole, 0.000_2)));
  }

  @Test
  void areaDoesNotDependOnOrientationOrStart() {
    long area = EllipsoidArea.squareCentimetres(polygon("POLYGON((7 50,7.01 50,7.01 50.01,7 50))"));
    assertThat(
        EllipsoidArea.squareCentimetres(polygon("POLYGON((7 50,7.01 50.01,7.01 50,7 50))")),
        is(area));
    assertThat(
        EllipsoidArea.squareCentimetres(polygon("POLYGON((7.01 50,7.01 50.01,7 50,7.01 50))")),
        is(area));
  }

  /** Returns a star around a centre; its rays have random lengths. */
  private static List<Coordinate> star(Random random, double size) {
    double longitude = random.nextDouble() * 340 - 170;
    double latitude = random.nextDouble() * 150 - 75;
    int rays = 3 + random.nextInt(20);
    List<Coordinate> star = new ArrayList<>();
    for (int i = 0; i < rays; i++) {
      double angle = 2 * Math.PI * (i + random.nextDouble() / 2) / rays;
      double length = size * (0.05 + random.nextDouble());
      star.add(
          new Coordinate(
              longitude + length * Math.cos(angle), latitude + length * Math.sin(angle)));
    }
    return star;
  }

  /** The oracle is the area in the plane, with the length of a degree at the polygon's centre. */
  @Test
  void agreesWithPlaneForSmallPolygons() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      Polygon star = polygon(star(random, 0.001));
      double latitude = Math.toRadians(star.getCentroid().getY());
      double e2 = 0.006_694_379_990_141_317;
      double w = 1 - e2 * Math.pow(Math.sin(latitude), 2);
      double east = Math.toRadians(6_378_137 / Math.sqrt(w) * Math.cos(latitude));
      double north = Math.toRadians(6_378_137 * (1 - e2) / (w * Math.sqrt(w)));
      double expected = star.getArea() * east * north;
      assertThat(star.toText(), squareMetres(star), is(closeTo(expected, 1e-4 * expected + 1e-3)));
    }
  }

  @Test
  void partsOfCutPolygonAddUp() {
    Random random = new Random(2);
    for (int i = 0; i < 500; i++) {
      List<Coordinate> star = star(random, 0.1);
      int half = star.size() / 2;
      Coordinate centre = polygon(star).getCentroid().getCoordinate();
      List<Coordinate> first = new ArrayList<>(star.subList(0, half + 1));
      first.add(centre);
      List<Coordinate> second = new ArrayList<>(star.subList(half, star.size()));
      second.addAll(List.of(star.get(0), centre));
      Polygon whole = polygon(star);
      Geometry cut = GEOMETRY.createMultiPolygon(new Polygon[] {polygon(first), polygon(second)});
      if (!whole.isValid() || !polygon(first).isValid() || !polygon(second).isValid()) {
        continue;
      }
      if (Math.abs(cut.getArea() - whole.getArea()) > 1e-9 * whole.getArea()) {
        continue; // The centre is outside the star.
      }
      long difference =
          EllipsoidArea.squareCentimetres(whole)
              - EllipsoidArea.squareCentimetres(polygon(first))
              - EllipsoidArea.squareCentimetres(polygon(second));
      assertThat(whole.toText(), Math.abs(difference), is(lessThanOrEqualTo(2L)));
    }
  }

  @Test
  void representativePointIsInsideRandomPolygons() {
    Random random = new Random(3);
    int read = 0;
    for (int i = 0; i < 2_000; i++) {
      Polygon star = polygon(star(random, Math.pow(10, -6 + random.nextInt(6))));
      RecordGeometry geometry = WellKnownText.read(star.toText());
      if (geometry instanceof Shape shape) {
        Coordinate point = new Coordinate(shape.longitude(), shape.latitude());
        assertThat(
            star.toText() + point,
            SimplePointInAreaLocator.locate(point, star),
            is(Location.INTERIOR));
        assertThat(WellKnownText.read(star.toText()), is(geometry));
        read++;
      }
    }
    assertThat(read > 1_900, is(true));
  }
}
