package org.minetally.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The boundaries of the regions at each level, simplified for display. Levels without boundaries of
 * their own use the union of the boundaries below. Neighbouring regions keep a common border.
 */
final class BoundaryPaths {

  /** The maximum number of points in a page; a point takes about 10 bytes. */
  private static final int MOST_POINTS = 30_000;

  /** The simplification tolerance, as a fraction of the diameter of the map. */
  private static final double FINENESS = 1.0 / 2_000;

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private BoundaryPaths() {}

  /**
   * Returns, by level, the boundaries of its regions; empty if the snapshot has none.
   *
   * @param shownLevels the levels to return; others are not simplified, which takes time
   */
  static Map<String, MapShapes> of(Path snapshot, Regions regions, Collection<String> shownLevels)
      throws IOException {
    Path file = snapshot.resolve("regions.geojson");
    if (!Files.exists(file)) {
      return Map.of();
    }
    Map<String, NavigableMap<String, Geometry>> byLevel = read(file);
    addLevelsAbove(byLevel, regions);
    Map<String, MapShapes> boundaries = new LinkedHashMap<>();
    for (String level : regions.levels()) {
      NavigableMap<String, Geometry> shapes = byLevel.get(level);
      // A single region does not make a map.
      if (shownLevels.contains(level) && shapes != null && shapes.size() > 1) {
        boundaries.put(level, simplified(shapes));
      }
    }
    return boundaries;
  }

  private static Map<String, NavigableMap<String, Geometry>> read(Path file) throws IOException {
    Map<String, NavigableMap<String, Geometry>> byLevel = new TreeMap<>();
    JsonNode collection = JsonMapper.builder().build().readTree(file.toFile());
    for (JsonNode feature : collection.path("features")) {
      JsonNode properties = feature.path("properties");
      Geometry shape = geometry(feature.path("geometry"));
      if (!shape.isEmpty()) {
        byLevel
            .computeIfAbsent(properties.path("region_level").asText(), any -> new TreeMap<>())
            .put(properties.path("region_code").asText(), shape);
      }
    }
    return byLevel;
  }

  private static Geometry geometry(JsonNode geometry) {
    List<Polygon> polygons = new ArrayList<>();
    JsonNode coordinates = geometry.path("coordinates");
    switch (geometry.path("type").asText()) {
      case "Polygon" -> polygons.add(polygon(coordinates));
      case "MultiPolygon" -> coordinates.forEach(polygon -> polygons.add(polygon(polygon)));
      default -> {
        // A region may have no boundary.
      }
    }
    return GEOMETRY.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }

  private static Polygon polygon(JsonNode rings) {
    List<LinearRing> all = new ArrayList<>();
    for (JsonNode ring : rings) {
      List<Coordinate> points = new ArrayList<>();
      ring.forEach(
          point -> points.add(new Coordinate(point.get(0).asDouble(), point.get(1).asDouble())));
      all.add(GEOMETRY.createLinearRing(points.toArray(Coordinate[]::new)));
    }
    return GEOMETRY.createPolygon(
        all.get(0), all.subList(1, all.size()).toArray(LinearRing[]::new));
  }

  private static void addLevelsAbove(
      Map<String, NavigableMap<String, Geometry>> byLevel, Regions regions) {
    List<String> levels = regions.levels();
    for (int i = levels.size() - 1; i > 0; i--) {
      NavigableMap<String, Geometry> shapes = byLevel.get(levels.get(i));
      if (shapes != null && !byLevel.containsKey(levels.get(i - 1))) {
        byLevel.put(levels.get(i - 1), united(shapes, regions.of(levels.get(i))));
      }
    }
  }

  private static NavigableMap<String, Geometry> united(
      NavigableMap<String, Geometry> shapes, NavigableMap<String, Regions.Region> regions) {
    NavigableMap<String, List<Geometry>> parts = new TreeMap<>();
    shapes.forEach(
        (code, shape) -> {
          Regions.Region region = regions.get(code);
          if (region != null && region.parent() != null) {
            parts.computeIfAbsent(region.parent(), any -> new ArrayList<>()).add(shape);
          }
        });
    NavigableMap<String, Geometry> united = new TreeMap<>();
    parts.forEach((code, some) -> united.put(code, OverlayNGRobust.union(some)));
    return united;
  }

  private static MapShapes simplified(NavigableMap<String, Geometry> shapes) {
    Geometry[] all = shapes.values().toArray(Geometry[]::new);
    double tolerance =
        GEOMETRY.createGeometryCollection(all).getEnvelopeInternal().getDiameter() * FINENESS;
    Geometry[] simple = CoverageSimplifier.simplify(all, tolerance);
    while (Arrays.stream(simple).mapToInt(Geometry::getNumPoints).sum() > MOST_POINTS) {
      tolerance *= 2;
      simple = CoverageSimplifier.simplify(all, tolerance);
    }
    Map<String, Geometry> byCode = new LinkedHashMap<>();
    int i = 0;
    for (String code : shapes.keySet()) {
      byCode.put(code, simple[i++]);
    }
    return MapShapes.of(byCode);
  }
}
