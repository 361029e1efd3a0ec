package org.minetally.region.boundary;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.minetally.region.Gazetteer;

/**
 * The polygons of a gazetteer's regions of one level. Immutable; safe for use by several threads.
 *
 * <p><b>Borders.</b> A polygon's border, that of a hole too, belongs to the polygon. A point that
 * several regions cover, on a shared border or where polygons overlap, belongs to the one with the
 * lowest code. Whether a point lies on a border is decided exactly, so that neither the order of
 * the polygons nor the machine matters.
 *
 * <p>The polygons travel as bytes (WKB); the index of them is made where it is first asked.
 */
public final class Boundaries implements Serializable {

  /** What a search gives when there is no region. */
  public static final int NOWHERE = Gazetteer.NOT_FOUND;

  private static final long serialVersionUID = 1L;

  private final int level;
  private final BoundingBox box;

  /** In ascending order; a region of several polygons stands several times. */
  private final int[] regions;

  private final byte[][] polygons;
  private transient BoundaryIndex index;

  /**
   * A polygon of a region.
   *
   * @param region the region's number in the gazetteer
   * @param polygon the polygon, in degrees, longitude first
   */
  public record Shape(int region, Polygon polygon) {}

  private Boundaries(int level, BoundingBox box, int[] regions, byte[][] polygons) {
    this.level = level;
    this.box = box;
    this.regions = regions;
    this.polygons = polygons;
  }

  /**
   * The boundaries of these polygons, in whatever order they come.
   *
   * @param level the index of the regions' level in the gazetteer. In it numbers go with codes, so
   *     that the lowest number is that of the lowest code.
   * @param shapes at least one, none of them empty
   * @throws IllegalArgumentException if there is no polygon, or one has impossible coordinates
   */
  public static Boundaries of(int level, Collection<Shape> shapes) {
    List<Shape> sorted = shapes.stream().sorted(Comparator.comparingInt(Shape::region)).toList();
    Envelope all = new Envelope();
    int[] regions = new int[sorted.size()];
    byte[][] polygons = new byte[sorted.size()][];
    WKBWriter wkb = new WKBWriter();
    for (int i = 0; i < regions.length; i++) {
      Polygon polygon = sorted.get(i).polygon();
      all.expandToInclude(polygon.getEnvelopeInternal());
      regions[i] = sorted.get(i).region();
      polygons[i] = wkb.write(polygon);
    }
    if (all.isNull()) {
      throw new IllegalArgumentException("there is no polygon");
    }
    BoundingBox box = new BoundingBox(all.getMinX(), all.getMinY(), all.getMaxX(), all.getMaxY());
    return new Boundaries(level, box, regions, polygons);
  }

  /** The index of the regions' level in the gazetteer. */
  public int level() {
    return level;
  }

  /** The smallest box that holds all polygons. */
  public BoundingBox box() {
    return box;
  }

  /**
   * The shape of each region that has one: a polygon, or a multipolygon where it has several. Rings
   * run as RFC 7946 has them, the outer one counter-clockwise, each from its lowest point.
   *
   * @return by the region's number
   */
  public SortedMap<Integer, Geometry> shapes() {
    WKBReader wkb = new WKBReader();
    SortedMap<Integer, List<Polygon>> parts = new TreeMap<>();
    for (int i = 0; i < regions.length; i++) {
      try {
        parts
            .computeIfAbsent(regions[i], region -> new ArrayList<>())
            .add((Polygon) wkb.read(polygons[i]));
      } catch (ParseException e) {
        throw new IllegalStateException("these bytes were written by the constructor", e);
      }
    }
    SortedMap<Integer, Geometry> shapes = new TreeMap<>();
    parts.forEach(
        (region, all) -> {
          Geometry shape =
              all.size() == 1
                  ? all.get(0)
                  : all.get(0).getFactory().createMultiPolygon(all.toArray(Polygon[]::new));
          shapes.put(region, shape.norm().reverse());
        });
    return shapes;
  }

  /** The number of polygons. */
  public int size() {
    return regions.length;
  }

  /**
   * The region that covers a point: of several the one with the lowest code.
   *
   * @param longitude in degrees
   * @param latitude in degrees
   * @return a region's number, or {@link #NOWHERE}
   */
  public int locate(double longitude, double latitude) {
    return index().locate(longitude, latitude);
  }

  /**
   * The region whose border is nearest to a point that no region covers: of several that are
   * equally near the one with the lowest code.
   *
   * <p>Distances are taken in the plane that touches the WGS 84 ellipsoid at the point, with a
   * degree's length along the meridian and along the parallel there. For a few kilometres the error
   * is below one in a hundred up to 80 degrees of latitude; for larger ones it is not meant.
   *
   * @param longitude in degrees
   * @param latitude in degrees
   * @param metres the greatest distance
   * @return a region's number, or {@link #NOWHERE} if none is that near
   */
  public int nearest(double longitude, double latitude, double metres) {
    return index().nearest(longitude, latitude, metres);
  }

  private synchronized BoundaryIndex index() {
    if (index == null) {
      index = new BoundaryIndex(regions, polygons);
    }
    return index;
  }
}
