package org.minetally.region.boundary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private String type;
  private int features;

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
    JsonFactory json = JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();
    try (JsonParser parser = json.createParser(in)) {
      readCollection(parser);
      if (!"FeatureCollection".equals(type)) {
        problems.add(
            label
                + ": not a GeoJSON FeatureCollection"
                + (type == null ? "" : " but of the type \"" + type + "\""));
      } else if (features == 0) {
        problems.add(label + ": the FeatureCollection is empty");
      }
    } catch (JsonProcessingException e) {
      problems.add(
          "%s, line %d, column %d: not valid JSON, or truncated: %s"
              .formatted(
                  label,
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()));
    }
    problems.addAll(keys.problems());
    if (!problems.isEmpty()) {
      throw new GazetteerException(problems);
    }
    return Boundaries.of(level, shapes);
  }

  private void readCollection(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return;
    }
    for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (member.equals("type") && value == JsonToken.VALUE_STRING) {
        type = parser.getText();
      } else if (member.equals("features") && value == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          features++;
          readFeature(parser);
        }
      } else {
        parser.skipChildren();
      }
    }
  }

  /** Reads the feature at the parser's position. Its members come in any order. */
  private void readFeature(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      problems.add("%s, feature %d: not a GeoJSON Feature".formatted(label, features));
      return;
    }
    Map<String, String> properties = new LinkedHashMap<>();
    PolygonBuilder polygons = new PolygonBuilder();
    boolean given = false;
    for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (member.equals("properties") && value == JsonToken.START_OBJECT) {
        readProperties(parser, properties);
      } else if (member.equals("geometry")) {
        given = true;
        polygons.add(GeoJsonGeometry.read(parser));
      } else {
        parser.skipChildren();
      }
    }
    if (!given) {
      problems.add("%s, feature %d: no geometry".formatted(label, features));
    }
    polygons.problems().forEach(p -> problems.add(label + ", feature " + features + ": " + p));
    int region = keys.region(features, properties);
    polygons.polygons().forEach(polygon -> shapes.add(new Shape(region, polygon)));
  }

  private static void readProperties(JsonParser parser, Map<String, String> properties)
      throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      boolean single = value.isScalarValue() && value != JsonToken.VALUE_NULL;
      if (single) {
        properties.put(name, parser.getText());
      } else {
        parser.skipChildren();
        properties.put(name, "");
      }
    }
  }
}
