package org.minetally.internal.geometry;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.InteriorPointArea;
import org.locationtech.jts.algorithm.InteriorPointLine;
import org.locationtech.jts.algorithm.InteriorPointPoint;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.minetally.internal.geometry.RecordGeometry.Flaw;
import org.minetally.internal.geometry.RecordGeometry.Flawed;
import org.minetally.internal.geometry.RecordGeometry.Kind;
import org.minetally.internal.geometry.RecordGeometry.Shape;

/** Checks a parsed geometry, and finds its representative point and its area. */
final class Shapes {

  /** Half the way round: an edge of this width could go either way. */
  private static final double WIDEST_EDGE = 180;

  /** The maximum number of pairs of polygons whose envelopes overlap. */
  private static final int MOST_PAIRS = 10_000;

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final List<Polygon> polygons = new ArrayList<>();
  private final List<LineString> lines = new ArrayList<>();
  private boolean outOfRange;
  private boolean wide;

  private Shapes() {}

  /** Returns the shape of a geometry that is not empty. */
  static RecordGeometry of(Geometry geometry) {
    Shapes parts = new Shapes();
    parts.add(geometry);
    if (parts.outOfRange) {
      return new Flawed(Flaw.OUT_OF_RANGE);
    }
    if (parts.wide) {
      return new Flawed(Flaw.ANTIMERIDIAN);
    }
    if (!parts.polygons.isEmpty()) {
      return parts.polygon();
    }
    return parts.lines.isEmpty()
        ? shape(Kind.POINT, InteriorPointPoint.getInteriorPoint(geometry), 0)
        : shape(Kind.LINE, InteriorPointLine.getInteriorPoint(geometry), 0);
  }

  private static Shape shape(Kind kind, Coordinate point, long area) {
    return new Shape(kind, point.x, point.y, area);
  }

  private void add(Geometry part) {
    if (part.isEmpty()) {
      return;
    }
    if (part instanceof Polygon polygon) {
      polygons.add(polygon);
      check(polygon.getExteriorRing());
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        check(polygon.getInteriorRingN(i));
      }
    } else if (part instanceof LineString line) {
      lines.add(line);
      check(line);
    } else if (part instanceof GeometryCollection) {
      for (int i = 0; i < part.getNumGeometries(); i++) {
        add(part.getGeometryN(i));
      }
    } else {
      check(part.getCoordinate());
    }
  }

  private void check(Coordinate position) {
    // Written so that a number that is not a number is out of range.
    outOfRange |= !(Math.abs(position.x) <= 180 && Math.abs(position.y) <= 90);
  }

  private void check(LineString line) {
    CoordinateSequence positions = line.getCoordinateSequence();
    for (int i = 0; i < positions.size(); i++) {
      check(positions.getCoordinate(i));
      wide |= i > 0 && Math.abs(positions.getX(i) - positions.getX(i - 1)) >= WIDEST_EDGE;
    }
  }

  private RecordGeometry polygon() {
    for (Polygon polygon : polygons) {
      if (!new IsValidOp(polygon).isValid()) {
        return new Flawed(Flaw.CROSSING_RINGS);
      }
    }
    if (overlap()) {
      return new Flawed(Flaw.CROSSING_RINGS);
    }
    Polygon largest = null;
    long most = -1;
    long sum = 0;
    for (Polygon polygon : polygons) {
      long area = EllipsoidArea.squareCentimetres(polygon);
      sum += area;
      if (area > most) {
        most = area;
        largest = polygon;
      }
    }
    return shape(Kind.POLYGON, InteriorPointArea.getInteriorPoint(largest), sum);
  }

  /**
   * Returns whether two polygons overlap. Polygons with a common border do not: they are invalid as
   * a multipolygon, but their area is defined.
   */
  private boolean overlap() {
    if (polygons.size() < 2
        || new IsValidOp(GEOMETRY.createMultiPolygon(polygons.toArray(Polygon[]::new))).isValid()) {
      return false;
    }
    int pairs = 0;
    for (int i = 1; i < polygons.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (polygons.get(i).getEnvelopeInternal().intersects(polygons.get(j).getEnvelopeInternal())
            && (++pairs > MOST_PAIRS || polygons.get(i).relate(polygons.get(j), "T********"))) {
          return true;
        }
      }
    }
    return false;
  }
}
