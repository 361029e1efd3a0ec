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
 * The polygons of a gazetteer's regions at one level. Immutable; safe for use by several threads.
 *
 * <p><b>Borders.</b> A polygon includes its border, also the border of a hole. A point that several
 * regions cover, on a shared border or where polygons overlap, belongs to the region with the
 * lowest code. Whether a point is on a border is decided exactly, so the result depends neither on
 * the order of the polygons nor on the machine.
 *
 * <p>The polygons are serialized as bytes (WKB); their index is built on first use.
 */
public final class Boundaries implements Serializable {

  /** Returned by a search that finds no region. */
  public static final int NOWHERE = Gazetteer.NOT_FOUND;

  private static final long serialVersionUID = 1L;

  private final int level;
  private final BoundingBox box;

  /** In ascending order; a region with several polygons occurs several times. */
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
   * Returns the boundaries with these polygons, in any order.
   *
   * @param level the index of the regions' level in the gazetteer. Within a level, numbers are in
   *     the order of codes, so the lowest number has the lowest code.
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
      throw new IllegalArgumentException("no polygons");
    }
    BoundingBox box = new BoundingBox(all.getMinX(), all.getMinY(), all.getMaxX(), all.getMaxY());
    return new Boundaries(level, box, regions, polygons);
  }

  /** Returns the index of the regions' level in the gazetteer. */
  public int level() {
    return level;
  }

  /** Returns the smallest box that contains all polygons. */
  public BoundingBox box() {
    return box;
  }

  /**
   * Returns the geometry of each region that has one: a polygon, or a multipolygon for several.
   * Rings are oriented as in RFC 7946, the outer ring counter-clockwise, and start at their lowest
   * point.
   *
   * @return the geometries by region number
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

  /** Returns the number of polygons. */
  public int size() {
    return regions.length;
  }

  /**
   * Returns the region that covers a point; if there are several, the one with the lowest code.
   *
   * @param longitude in degrees
   * @param latitude in degrees
   * @return a region's number, or {@link #NOWHERE}
   */
  public int locate(double longitude, double latitude) {
    return index().locate(longitude, latitude);
  }

  /**
   * Returns the region whose border is nearest to a point that no region covers; if several are
   * equally near, the one with the lowest code.
   *
   * <p>Distances are measured in the plane tangent to the WGS 84 ellipsoid at the point, with the
   * lengths that a degree has there along the meridian and along the parallel. For a few
   * kilometres, up to 80 degrees of latitude, the error is below one per cent; the method is not
   * intended for larger distances.
   *
   * @param longitude in degrees
   * @param latitude in degrees
   * @param metres the maximum distance
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
