package org.minetally.region.boundary;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.minetally.region.boundary.Squares.code;
import static org.minetally.region.boundary.Squares.shape;
import static org.minetally.region.boundary.Squares.shapeWithHole;
import static org.minetally.region.boundary.Squares.square;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundariesTest {

  /**
   * B and A are adjacent, C surrounds a hole, D is an island in the hole, and A has a second
   * polygon.
   */
  private static final Boundaries MAP =
      Boundaries.of(
          Squares.DISTRICT,
          List.of(
              shape("B", square(0, 0, 2)),
              shape("A", square(2, 0, 2)),
              shapeWithHole("C", square(10, 0, 6), square(12, 2, 2)),
              shape("D", square(12.5, 2.5, 1)),
              shape("A", square(0, 5, 1))));

  private static String at(double longitude, double latitude) {
    return code(MAP.locate(longitude, latitude));
  }

  private static String near(double longitude, double latitude, double metres) {
    return code(MAP.nearest(longitude, latitude, metres));
  }

  @Test
  void pointBelongsToThePolygonAroundIt() {
    assertThat(at(1, 1), is("B"));
    assertThat(at(3, 1), is("A"));
    assertThat(at(11, 1), is("C"));
    assertThat(at(5, 1), is("nowhere"));
  }

  @Test
  void regionHasAllItsPolygons() {
    assertThat(at(0.5, 5.5), is("A"));
  }

  @Test
  void borderBelongsToItsPolygon() {
    assertThat(at(0, 1), is("B"));
    assertThat(at(0, 0), is("B"));
    assertThat(at(4, 2), is("A"));
    assertThat(at(Math.nextUp(4.0), 1), is("nowhere"));
  }

  @Test
  void sharedBorderBelongsToTheLowestCode() {
    assertThat(at(2, 1), is("A"));
    assertThat(at(2, 0), is("A"));
    assertThat(at(Math.nextDown(2.0), 1), is("B"));
  }

  @Test
  void holeIsOutsideButItsBorderIsInside() {
    assertThat(at(12.25, 2.25), is("nowhere"));
    assertThat(at(12, 3), is("C"));
    assertThat(at(13, 3), is("D"));
  }

  @Test
  void overlapBelongsToTheLowestCode() {
    Boundaries map =
        Boundaries.of(
            Squares.DISTRICT, List.of(shape("C", square(0, 0, 3)), shape("B", square(1, 1, 3))));
    assertThat(code(map.locate(2, 2)), is("B"));
    assertThat(code(map.locate(0.5, 0.5)), is("C"));
  }

  @Test
  void boxContainsEveryPolygon() {
    assertThat(MAP.box(), is(new BoundingBox(0, 0, 16, 6)));
  }

  @Test
  void locatesTheSameAfterSerialization() throws IOException, ClassNotFoundException {
    MAP.locate(1, 1); // Builds the index, which must not be serialized.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(MAP);
    }
    assertThat(bytes.size(), is(lessThan(2_000)));
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Boundaries copy = (Boundaries) in.readObject();
      assertThat(copy.box(), is(MAP.box()));
      assertThat(copy.size(), is(5));
      assertThat(copy.level(), is(Squares.DISTRICT));
      assertThat(code(copy.locate(2, 1)), is("A"));
      assertThat(code(copy.nearest(4.001, 1, 200)), is("A"));
    }
  }

  @Test
  void findsTheNearestPolygonOnlyWithinTheDistance() {
    // A degree of longitude on the equator is 111,319 m.
    assertThat(near(4.001, 1, 112), is("A"));
    assertThat(near(4.001, 1, 111), is("nowhere"));
  }

  @Test
  void choosesTheLowestCodeOfEquallyNearPolygons() {
    // The shared corner is the nearest point of both.
    assertThat(near(2, 2.001, 200), is("A"));
    // The shared edge is the nearest; one polygon goes up along it, the other down.
    Boundaries slanted =
        Boundaries.of(
            Squares.DISTRICT,
            List.of(shape("C", 0, 0, 0.7, 0.9, 0, 0.9), shape("B", 0, 0, 0.7, 0.9, 0.1, 0.9)));
    for (int i = 1; i < 50; i++) {
      double x = 0.7 * i / 50 + 0.003;
      double y = 0.9 * i / 50 - 0.002;
      assertThat(code(slanted.nearest(x, y, 2_000)), is("B"));
    }
  }

  @Test
  void findsTheNearestPolygonInAHoleAndNearThePole() {
    assertThat(near(12.001, 2.25, 200), is("C"));
    assertThat(near(12.499, 3, 200), is("D"));
    Boundaries polar = Boundaries.of(Squares.DISTRICT, List.of(shape("A", square(0, 89, 1))));
    assertThat(code(polar.nearest(-1, 89.999, 10)), is("A"));
    assertThat(code(polar.nearest(-90, 90, 10)), is("A"));
  }

  @Test
  void degreeHasItsLengthOnTheEllipsoid() {
    // NIMA TR8350.2 and geodesy tables: at 45 degrees 78,847 m by 111,132 m.
    LocalPlane plane = LocalPlane.at(7, 45);
    assertThat(plane.metresEast(), is(closeTo(78_847, 1)));
    assertThat(plane.metresNorth(), is(closeTo(111_132, 1)));
    LocalPlane equator = LocalPlane.at(7, 0);
    assertThat(equator.metresEast(), is(closeTo(111_319.5, 0.1)));
    assertThat(equator.metresNorth(), is(closeTo(110_574.3, 0.1)));
  }

  @Test
  void distanceIsWithinOnePercentOfTheGreatCircle() {
    for (double latitude : new double[] {-80, -41.3, 0, 4.2, 40.1, 64, 80}) {
      for (double bearing = 0; bearing < 6.28; bearing += 0.37) {
        double x = 46.5 + 0.02 * StrictMath.sin(bearing);
        double y = latitude + 0.02 * StrictMath.cos(bearing);
        double haversine = haversine(46.5, latitude, x, y);
        double found = LocalPlane.at(46.5, latitude).toSegment(x, y, x, y);
        assertThat(found / haversine, is(allOf(greaterThan(0.99), lessThan(1.01))));
      }
    }
  }

  /** Returns the distance in metres on a sphere of the earth's mean radius. */
  private static double haversine(double x1, double y1, double x2, double y2) {
    double north = StrictMath.sin(StrictMath.toRadians(y2 - y1) / 2);
    double east = StrictMath.sin(StrictMath.toRadians(x2 - x1) / 2);
    double a =
        north * north
            + StrictMath.cos(StrictMath.toRadians(y1))
                * StrictMath.cos(StrictMath.toRadians(y2))
                * east
                * east;
    return 2 * 6_371_008.8 * StrictMath.asin(StrictMath.sqrt(a));
  }

  @Test
  void rejectsAnEmptyCollection() {
    assertThrows(IllegalArgumentException.class, () -> Boundaries.of(1, List.of()));
  }

  @Test
  void rejectsAnInvalidBox() {
    assertThrows(IllegalArgumentException.class, () -> new BoundingBox(10, 0, 9, 1));
    assertThrows(IllegalArgumentException.class, () -> new BoundingBox(0, 5, 1, 4));
    assertThrows(IllegalArgumentException.class, () -> new BoundingBox(0, 0, 181, 1));
    assertThrows(IllegalArgumentException.class, () -> new BoundingBox(0, Double.NaN, 1, 1));
  }
}
