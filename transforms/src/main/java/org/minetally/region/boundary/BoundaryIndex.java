package org.minetally.region.boundary;

import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Polygons in a tree of their boxes, each prepared for points once the first one asks. */
final class BoundaryIndex {

  private final STRtree tree = new STRtree();

  /** A polygon, and what a prepared polygon asks about a point. */
  private record Entry(int region, Polygon polygon, IndexedPointInAreaLocator points) {}

  BoundaryIndex(int[] regions, byte[][] polygons) {
    WKBReader wkb = new WKBReader();
    for (int i = 0; i < regions.length; i++) {
      Polygon polygon = polygon(wkb, polygons[i]);
      tree.insert(
          polygon.getEnvelopeInternal(),
          new Entry(regions[i], polygon, new IndexedPointInAreaLocator(polygon)));
    }
    tree.build();
  }

  private static Polygon polygon(WKBReader wkb, byte[] bytes) {
    try {
      return (Polygon) wkb.read(bytes);
    } catch (ParseException e) {
      throw new IllegalStateException("these bytes were written as a polygon", e);
    }
  }

  int locate(double longitude, double latitude) {
    Coordinate point = new Coordinate(longitude, latitude);
    int found = Boundaries.NOWHERE;
    for (Entry entry : near(new Envelope(point))) {
      boolean lower = found == Boundaries.NOWHERE || entry.region < found;
      if (lower && entry.points.locate(point) != Location.EXTERIOR) {
        found = entry.region;
      }
    }
    return found;
  }

  int nearest(double longitude, double latitude, double metres) {
    LocalPlane plane = LocalPlane.at(longitude, latitude);
    Envelope reach = new Envelope(new Coordinate(longitude, latitude));
    reach.expandBy(plane.degreesEast(metres), plane.degreesNorth(metres));
    double least = metres;
    int found = Boundaries.NOWHERE;
    for (Entry entry : near(reach)) {
      double distance = distance(entry.polygon, plane);
      boolean lower = found == Boundaries.NOWHERE || entry.region < found;
      if (distance < least || (distance == least && lower)) {
        least = distance;
        found = entry.region;
      }
    }
    return found;
  }

  @SuppressWarnings("unchecked") // the tree holds what the constructor put into it
  private List<Entry> near(Envelope envelope) {
    return tree.query(envelope);
  }

  /** Metres from the plane's point to a polygon's nearest edge. */
  private static double distance(Polygon polygon, LocalPlane plane) {
    double least = distance(polygon.getExteriorRing().getCoordinateSequence(), plane);
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      CoordinateSequence hole = polygon.getInteriorRingN(i).getCoordinateSequence();
      least = Math.min(least, distance(hole, plane));
    }
    return least;
  }

  private static double distance(CoordinateSequence ring, LocalPlane plane) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < ring.size(); i++) {
      double distance =
          plane.toSegment(ring.getX(i - 1), ring.getY(i - 1), ring.getX(i), ring.getY(i));
      least = Math.min(least, distance);
    }
    return least;
  }
}
