package org.minetally.internal.geojson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Walks the features of a GeoJSON FeatureCollection (RFC 7946), one at a time. Members come in any
 * order; unknown ones are skipped.
 */
public final class GeoJsonFeatures {

  /** Reads one feature of a collection. */
  @FunctionalInterface
  public interface FeatureReader {

    /**
     * Reads the value at the parser's position to its end. It is not necessarily an object.
     *
     * @param number the number of the feature, from 1
     */
    void read(JsonParser parser, int number) throws IOException;
  }

  /** Reads a member of a feature. */
  @FunctionalInterface
  public interface ValueReader {

    /** Reads the value at the parser's position to its end. */
    void read(JsonParser parser) throws IOException;
  }

  private final String label;
  private final FeatureReader reader;
  private String type;
  private int features;

  private GeoJsonFeatures(String label, FeatureReader reader) {
    this.label = label;
    this.reader = reader;
  }

  /**
   * Passes each feature of a stream to a reader. The caller closes the stream.
   *
   * @param label the source's name in messages
   * @return the problems of the collection itself, without those of its features
   * @throws IOException if the stream cannot be read
   */
  public static List<String> readCollection(InputStream in, String label, FeatureReader reader)
      throws IOException {
    return new GeoJsonFeatures(label, reader).readCollection(in);
  }

  private List<String> readCollection(InputStream in) throws IOException {
    List<String> problems = new ArrayList<>();
    JsonFactory json = JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();
    try (JsonParser parser = json.createParser(in)) {
      readMembers(parser);
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
          String.format(
              Locale.ROOT,
              "%s, line %d, column %d: not valid JSON, or truncated: %s",
              label,
              e.getLocation().getLineNr(),
              e.getLocation().getColumnNr(),
              e.getOriginalMessage()));
    }
    return problems;
  }

  private void readMembers(JsonParser parser) throws IOException {
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
          reader.read(parser, features);
        }
      } else {
        parser.skipChildren();
      }
    }
  }

  /**
   * Reads the rest of the feature that the parser has begun.
   *
   * @param properties reads its properties if they are an object
   * @param geometry reads its geometry, whatever it is
   */
  public static void readFeature(JsonParser parser, ValueReader properties, ValueReader geometry)
      throws IOException {
    for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (member.equals("properties") && value == JsonToken.START_OBJECT) {
        properties.read(parser);
      } else if (member.equals("geometry")) {
        geometry.read(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  /**
   * Reads the rest of the feature that the parser has begun and returns its properties as written;
   * null, objects and arrays are empty.
   *
   * @param geometry reads its geometry, whatever it is
   */
  public static Map<String, String> readFeature(JsonParser parser, ValueReader geometry)
      throws IOException {
    Map<String, String> properties = new LinkedHashMap<>();
    readFeature(parser, object -> readTexts(object, properties), geometry);
    return properties;
  }

  private static void readTexts(JsonParser parser, Map<String, String> properties)
      throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
        properties.put(name, parser.getText());
      } else {
        parser.skipChildren();
        properties.put(name, "");
      }
    }
  }
}
