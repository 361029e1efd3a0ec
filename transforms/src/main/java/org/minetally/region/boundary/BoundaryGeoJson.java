package org.minetally.region.boundary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minetally.internal.geojson.GeoJsonFeatures;
import org.minetally.region.Gazetteer;
import org.minetally.region.GazetteerException;
import org.minetally.region.boundary.Boundaries.Shape;

/**
 * Reads the polygons of a GeoJSON FeatureCollection (RFC 7946), one feature at a time.
 *
 * <p>Each feature's geometry is a Polygon, a MultiPolygon, or a GeometryCollection of these, and
 * belongs to one region of the gazetteer. A feature without a region is an error, so that no
 * polygon is silently ignored; a region without a feature is not.
 */
public final class BoundaryGeoJson {

  private final String label;
  private final int level;
  private final FeatureKeys keys;
  private final List<Shape> shapes = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private BoundaryGeoJson(String label, BoundaryKey key, Gazetteer gazetteer, int level) {
    this.label = label;
    this.level = level;
    this.keys = new FeatureKeys(label, key, gazetteer, level);
  }

  /**
   * Reads the boundaries of a file.
   *
   * @param key how a feature names its region
   * @param level the index of the regions' level in the gazetteer
   * @throws GazetteerException with every problem of the file, each with the feature's number, from
   *     1
   * @throws IOException if the file cannot be read
   */
  public static Boundaries read(Path file, BoundaryKey key, Gazetteer gazetteer, int level)
      throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString(), key, gazetteer, level);
    }
  }

  /**
   * Reads the boundaries of a stream, which the caller closes.
   *
   * @param label the source's name in messages
   * @param key how a feature names its region
   * @param level the index of the regions' level in the gazetteer
   * @throws GazetteerException with every problem of the text
   * @throws IOException if the stream cannot be read
   */
  public static Boundaries read(
      InputStream in, String label, BoundaryKey key, Gazetteer gazetteer, int level)
      throws IOException {
    return new BoundaryGeoJson(label, key, gazetteer, level).boundaries(in);
  }

  private Boundaries boundaries(InputStream in) throws IOException {
    problems.addAll(GeoJsonFeatures.readCollection(in, label, this::readFeature));
    problems.addAll(keys.problems());
    if (!problems.isEmpty()) {
      throw new GazetteerException(problems);
    }
    return Boundaries.of(level, shapes);
  }

  /** Reads the feature at the parser's position. */
  private void readFeature(JsonParser parser, int number) throws IOException {
    String where = label + ", feature " + number;
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      problems.add(where + ": not a GeoJSON Feature");
      return;
    }
    List<GeoJsonGeometry> geometries = new ArrayList<>();
    Map<String, String> properties =
        GeoJsonFeatures.readFeature(parser, at -> geometries.add(GeoJsonGeometry.read(at)));
    if (geometries.isEmpty()) {
      problems.add(where + ": no geometry");
    }
    PolygonBuilder polygons = new PolygonBuilder();
    geometries.forEach(polygons::add);
    polygons.problems().forEach(p -> problems.add(where + ": " + p));
    int region = keys.region(number, properties);
    polygons.polygons().forEach(polygon -> shapes.add(new Shape(region, polygon)));
  }
}
