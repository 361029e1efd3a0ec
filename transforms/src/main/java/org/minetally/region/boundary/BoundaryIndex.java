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

/**
 * A tree of the polygons' boxes. A polygon is prepared for point queries when the first one reaches
 * it.
 */
final class BoundaryIndex {

  private final STRtree tree = new STRtree();

  /** A polygon and its index for point queries. */
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
      throw new IllegalStateException("the bytes are not the WKB of a polygon", e);
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

  @SuppressWarnings("unchecked") // the constructor inserts only entries
  private List<Entry> near(Envelope envelope) {
    return tree.query(envelope);
  }

  /** Returns the distance in metres from the plane's point to a polygon's nearest edge. */
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
