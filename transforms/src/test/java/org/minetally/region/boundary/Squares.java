package org.minetally.region.boundary;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.minetally.region.Gazetteer;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.boundary.Boundaries.Shape;

/** Small maps for tests. */
final class Squares {

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  /** Five districts of two provinces; two districts have the same name. */
  static final Gazetteer GAZETTEER =
      Gazetteer.of(
          List.of("province", "district"),
          List.of(
              entry("province", "P", "Plain", null),
              entry("province", "Q", "Quay", null),
              entry("district", "A", "Alder", "P", "Alnus"),
              entry("district", "B", "Birch", "P"),
              entry("district", "C", "Cedar", "Q"),
              entry("district", "D", "Dale", "Q"),
              entry("district", "E", "Dale", "P")));

  static final int DISTRICT = 1;

  private Squares() {}

  static int district(String code) {
    return GAZETTEER.findCode(DISTRICT, code);
  }

  static String code(int region) {
    return region == Boundaries.NOWHERE ? "nowhere" : GAZETTEER.region(region).code();
  }

  /** Returns a polygon of a district; longitudes and latitudes alternate. */
  static Shape shape(String code, double... ring) {
    return new Shape(district(code), polygon(ring));
  }

  static Shape shapeWithHole(String code, double[] shell, double[] hole) {
    Polygon polygon = GEOMETRY.createPolygon(ring(shell), new LinearRing[] {ring(hole)});
    return new Shape(district(code), polygon);
  }

  static double[] square(double west, double south, double size) {
    double east = west + size;
    double north = south + size;
    return new double[] {west, south, east, south, east, north, west, north};
  }

  static Polygon polygon(double... ring) {
    return GEOMETRY.createPolygon(ring(ring));
  }

  static Polygon polygon(List<double[]> rings) {
    LinearRing[] holes = rings.stream().skip(1).map(Squares::ring).toArray(LinearRing[]::new);
    return GEOMETRY.createPolygon(ring(rings.get(0)), holes);
  }

  static LinearRing ring(double... numbers) {
    Coordinate[] ring = new Coordinate[numbers.length / 2 + 1];
    for (int i = 0; i < ring.length; i++) {
      int at = 2 * i % numbers.length;
      ring[i] = new Coordinate(numbers[at], numbers[at + 1]);
    }
    return GEOMETRY.createLinearRing(ring);
  }

  private static Entry entry(
      String level, String code, String name, String parent, String... aliases) {
    return Entry.of(level, code, name).within(parent).withAliases(List.of(aliases)).from("test");
  }
}
