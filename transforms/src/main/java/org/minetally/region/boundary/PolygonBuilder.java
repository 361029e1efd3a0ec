package org.minetally.region.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.minetally.region.boundary.GeoJsonGeometry.Nest;

/** Builds the polygons of one feature and collects their problems. */
final class PolygonBuilder {

  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final int FEWEST_POSITIONS = 4;

  private final List<Polygon> polygons = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** Adds a feature's geometry. */
  void add(GeoJsonGeometry shape) {
    switch (shape.type()) {
      case "Polygon" -> polygon(shape.coordinates(), "");
      case "MultiPolygon" -> multiPolygon(shape.coordinates());
      case "GeometryCollection" -> collection(shape.members());
      case "" -> problems.add("no geometry");
      default ->
          problems.add(
              "a boundary is a Polygon, a MultiPolygon or a GeometryCollection of these, not a "
                  + shape.type());
    }
  }

  /** Returns the polygons of all geometries added so far. */
  List<Polygon> polygons() {
    return polygons;
  }

  /** Returns the problems, each as a plain sentence that names the ring. */
  List<String> problems() {
    return problems;
  }

  private void collection(List<GeoJsonGeometry> members) {
    if (members.isEmpty()) {
      problems.add("the GeometryCollection is empty");
    }
    members.forEach(this::add);
  }

  private void multiPolygon(Nest coordinates) {
    if (coordinates == null || coordinates.parts().isEmpty()) {
      problems.add("the MultiPolygon is empty");
      return;
    }
    for (int i = 0; i < coordinates.parts().size(); i++) {
      polygon(coordinates.parts().get(i), " of polygon " + (i + 1));
    }
  }

  private void polygon(Nest rings, String of) {
    if (rings == null || rings.parts().isEmpty()) {
      problems.add("the Polygon has no ring" + of);
      return;
    }
    int before = problems.size();
    List<LinearRing> read = new ArrayList<>();
    for (int i = 0; i < rings.parts().size(); i++) {
      ring(rings.parts().get(i), "ring " + (i + 1) + of, read);
    }
    if (problems.size() == before) {
      LinearRing[] holes = read.subList(1, read.size()).toArray(LinearRing[]::new);
      polygons.add(GEOMETRY.createPolygon(read.get(0), holes));
    }
  }

  private void ring(Nest positions, String name, List<LinearRing> read) {
    Coordinate[] coordinates = new Coordinate[positions.parts().size()];
    for (int i = 0; i < coordinates.length; i++) {
      Nest position = positions.parts().get(i);
      if (!position.isPosition()) {
        problems.add(String.format(Locale.ROOT, "%s: position %d is not two numbers", name, i + 1));
        return;
      }
      double x = position.longitude();
      double y = position.latitude();
      if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) {
        problems.add(
            String.format(
                Locale.ROOT,
                "%s: position %d, %s, is not a longitude and latitude in degrees",
                name,
                i + 1,
                shown(x, y)));
        return;
      }
      coordinates[i] = new Coordinate(x, y);
    }
    if (coordinates.length < FEWEST_POSITIONS) {
      problems.add(
          String.format(
              Locale.ROOT,
              "%s has %d positions; a ring needs at least %d",
              name,
              coordinates.length,
              FEWEST_POSITIONS));
      return;
    }
    Coordinate first = coordinates[0];
    Coordinate last = coordinates[coordinates.length - 1];
    if (!first.equals2D(last)) {
      problems.add(
          "%s is not closed: it starts at %s and ends at %s"
              .formatted(name, shown(first.x, first.y), shown(last.x, last.y)));
      return;
    }
    read.add(GEOMETRY.createLinearRing(coordinates));
  }

  private static String shown(double x, double y) {
    return String.format(Locale.ROOT, "%s %s", x, y);
  }
}
