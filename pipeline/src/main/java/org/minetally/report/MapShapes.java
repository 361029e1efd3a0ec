package org.minetally.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * The regions of a level as SVG paths, in an equirectangular projection with true shapes at the
 * middle latitude.
 *
 * @param width the width of the drawing
 * @param height the height of the drawing
 * @param paths the path of each region by code; regions too small to see also have a dot
 */
record MapShapes(int width, int height, Map<String, WholeText> paths) {

  private static final int SIDE = 1_000;
  private static final int MARGIN = 6;

  /** A region with an area below this, in units of the drawing, gets a dot. */
  private static final double SMALL = 40;

  private static final double DOT = 5;
  private static final double FLATTEST = 0.05;

  /**
   * Projects shapes with coordinates in degrees.
   *
   * @param shapes the shape of each region by code; at least one is not empty
   */
  static MapShapes of(Map<String, Geometry> shapes) {
    Envelope box = new Envelope();
    shapes.values().forEach(shape -> box.expandToInclude(shape.getEnvelopeInternal()));
    double shrink = Math.max(FLATTEST, Math.cos(Math.toRadians(box.centre().y)));
    double wide = Math.max(box.getWidth() * shrink, Double.MIN_NORMAL);
    double high = Math.max(box.getHeight(), Double.MIN_NORMAL);
    double scale = (SIDE - 2 * MARGIN) / Math.max(wide, high);
    Map<String, WholeText> paths = new LinkedHashMap<>();
    shapes.forEach(
        (code, shape) ->
            paths.put(
                DisplayText.code(code),
                new WholeText(
                    new Pen(box.getMinX(), box.getMaxY(), scale * shrink, scale).path(shape))));
    return new MapShapes(side(wide, scale), side(high, scale), paths);
  }

  private static int side(double extent, double scale) {
    return (int) Math.ceil(extent * scale) + 2 * MARGIN;
  }

  /** Writes paths in the coordinates of the drawing. */
  private record Pen(double west, double north, double perLongitude, double perLatitude) {

    String path(Geometry shape) {
      StringBuilder path = new StringBuilder();
      for (int i = 0; i < shape.getNumGeometries(); i++) {
        if (shape.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
          add(polygon.getExteriorRing(), path);
          for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
            add(polygon.getInteriorRingN(hole), path);
          }
        }
      }
      if (!shape.isEmpty() && shape.getArea() * perLongitude * perLatitude < SMALL) {
        dot(largest(shape).getEnvelopeInternal().centre(), path);
      }
      return path.toString();
    }

    private static Geometry largest(Geometry shape) {
      Geometry largest = shape.getGeometryN(0);
      for (int i = 1; i < shape.getNumGeometries(); i++) {
        largest =
            shape.getGeometryN(i).getArea() > largest.getArea() ? shape.getGeometryN(i) : largest;
      }
      return largest;
    }

    private void dot(Coordinate centre, StringBuilder path) {
      String half = Html.at(DOT) + " " + Html.at(DOT) + " 0 1 0 ";
      path.append('M').append(Html.at(x(centre) - DOT)).append(' ').append(Html.at(y(centre)));
      path.append('a').append(half).append(Html.at(2 * DOT)).append(" 0");
      path.append('a').append(half).append(Html.at(-2 * DOT)).append(" 0z");
    }

    private void add(LineString ring, StringBuilder path) {
      Coordinate[] points = ring.getCoordinates();
      for (int i = 0; i < points.length - 1; i++) {
        path.append(i == 0 ? 'M' : 'L').append(Html.at(x(points[i]))).append(' ');
        path.append(Html.at(y(points[i])));
      }
      path.append('z');
    }

    private double x(Coordinate point) {
      return (point.x - west) * perLongitude + MARGIN;
    }

    private double y(Coordinate point) {
      return (north - point.y) * perLatitude + MARGIN;
    }
  }

  MapShapes {
    paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
  }
}
