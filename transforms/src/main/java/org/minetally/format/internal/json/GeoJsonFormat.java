package org.minetally.format.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.minetally.format.internal.Content;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.TextEncoding;
import org.minetally.internal.geojson.GeoJsonFeatures;

/**
 * Reads GeoJSON (RFC 7946): the features of a collection. The columns are the members of their
 * properties, plus {@code longitude} and {@code latitude}, which are empty unless the geometry is a
 * point. On request there is also {@code geometry}, in well-known text; it is empty for null. A
 * property with one of these names takes precedence over the geometry.
 */
public final class GeoJsonFormat extends JsonTableFormat {

  private static final String LONGITUDE = "longitude";
  private static final String LATITUDE = "latitude";
  private static final String GEOMETRY = "geometry";

  private final boolean withGeometry;

  /** Creates a format without the geometry as a column. */
  public GeoJsonFormat() {
    this(false);
  }

  /**
   * Creates a format.
   *
   * @param withGeometry whether the geometry is a column
   */
  public GeoJsonFormat(boolean withGeometry) {
    this.withGeometry = withGeometry;
  }

  @Override
  List<String> columnsOfAll() {
    return withGeometry ? List.of(LONGITUDE, LATITUDE, GEOMETRY) : List.of(LONGITUDE, LATITUDE);
  }

  @Override
  JsonRecords records(Content content) throws IOException {
    JsonParser parser = Flattener.JSON.createParser(TextEncoding.utf8(content.stream()));
    try {
      if (parser.nextToken() == null) {
        throw new FormatException("the file is empty; expected a FeatureCollection", null);
      }
      if (parser.currentToken() != JsonToken.START_OBJECT
          || !JsonArrayFormat.findMember(parser, "features")) {
        throw new FormatException(
            "not a FeatureCollection: the file has no array \"features\"", null);
      }
      return new JsonArrayRecords(
          parser, withGeometry ? GeoJsonFormat::featureWithGeometry : GeoJsonFormat::feature, true);
    } catch (IOException e) {
      parser.close();
      throw e;
    }
  }

  private static void feature(JsonParser parser, String prefix, Flattener.Fields fields)
      throws IOException {
    List<String> point = new ArrayList<>();
    GeoJsonFeatures.readFeature(
        parser,
        properties -> Flattener.read(properties, prefix, fields),
        geometry -> {
          if (geometry.currentToken() == JsonToken.START_OBJECT) {
            point.addAll(point(geometry));
          } else {
            geometry.skipChildren();
          }
        });
    Flattener.expectMore(parser, parser.currentToken());
    if (point.size() >= 2) {
      fields.offer(LONGITUDE, point.get(0));
      fields.offer(LATITUDE, point.get(1));
    }
  }

  private static void featureWithGeometry(JsonParser parser, String prefix, Flattener.Fields fields)
      throws IOException {
    FeatureGeometry geometry = new FeatureGeometry();
    GeoJsonFeatures.readFeature(
        parser, properties -> Flattener.read(properties, prefix, fields), geometry::read);
    Flattener.expectMore(parser, parser.currentToken());
    if (geometry.point().size() == 2) {
      fields.offer(LONGITUDE, geometry.point().get(0));
      fields.offer(LATITUDE, geometry.point().get(1));
    }
    fields.offer(GEOMETRY, geometry.text());
  }

  /** Returns the coordinates of the geometry that has begun, or none if it is not a point. */
  private static List<String> point(JsonParser parser) throws IOException {
    boolean point = false;
    List<String> numbers = List.of();
    while (Flattener.expectMore(parser, parser.nextToken()) == JsonToken.FIELD_NAME) {
      String member = parser.currentName();
      JsonToken value = parser.nextToken();
      if (member.equals("type")) {
        point = "Point".equals(parser.getText());
      } else if (member.equals("coordinates") && value == JsonToken.START_ARRAY) {
        numbers = numbers(parser);
        continue;
      }
      parser.skipChildren();
    }
    return point ? numbers : List.of();
  }

  /** Returns the first two numbers of the array that has begun, reading to its end. */
  private static List<String> numbers(JsonParser parser) throws IOException {
    List<String> numbers = new ArrayList<>();
    while (Flattener.expectMore(parser, parser.nextToken()) != JsonToken.END_ARRAY) {
      // Only an altitude may follow longitude and latitude.
      if (parser.currentToken().isNumeric() && numbers.size() < 2) {
        numbers.add(parser.getText());
      }
      parser.skipChildren();
    }
    return numbers;
  }
}
