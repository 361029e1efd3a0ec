package org.minetally.region.boundary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An unvalidated geometry as written in a file.
 *
 * @param type its type, or empty
 * @param coordinates its coordinates, or null
 * @param members the geometries of a collection
 */
record GeoJsonGeometry(String type, Nest coordinates, List<GeoJsonGeometry> members) {

  /** The depth of MultiPolygon, polygon, ring, position. */
  private static final int DEEPEST = 4;

  /** The maximum depth of nested collections; deeper ones are ignored. */
  private static final int DEEPEST_COLLECTION = 8;

  /**
   * A list of lists or, at the lowest level, a position.
   *
   * @param isPosition whether this is a position with two numbers
   * @param longitude a position's longitude
   * @param latitude a position's latitude
   * @param parts the elements of a list
   */
  record Nest(boolean isPosition, double longitude, double latitude, List<Nest> parts) {

    /** Replaces anything that is neither a list nor a pair of numbers, or is nested too deeply. */
    static final Nest STRANGE = list(List.of());

    static Nest list(List<Nest> parts) {
      return new Nest(false, 0, 0, parts);
    }
  }

  /** Reads the value at the parser's position; its type is empty if it is not a geometry. */
  static GeoJsonGeometry read(JsonParser parser) throws IOException {
    return read(parser, 0);
  }

  private static GeoJsonGeometry read(JsonParser parser, int depth) throws IOException {
    String type = "";
    Nest coordinates = null;
    List<GeoJsonGeometry> members = new ArrayList<>();
    if (parser.currentToken() != JsonToken.START_OBJECT || depth > DEEPEST_COLLECTION) {
      parser.skipChildren();
      return new GeoJsonGeometry(type, null, members);
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (name.equals("type") && value == JsonToken.VALUE_STRING) {
        type = parser.getText();
      } else if (name.equals("coordinates") && value == JsonToken.START_ARRAY) {
        coordinates = nest(parser, 1);
      } else if (name.equals("geometries") && value == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          members.add(read(parser, depth + 1));
        }
      } else {
        parser.skipChildren();
      }
    }
    return new GeoJsonGeometry(type, coordinates, members);
  }

  /** Reads the list whose start is at the parser's position. */
  private static Nest nest(JsonParser parser, int depth) throws IOException {
    List<Nest> parts = new ArrayList<>();
    double longitude = 0;
    double latitude = 0;
    int numbers = 0;
    boolean strange = false;
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      if (next == JsonToken.START_ARRAY && depth < DEEPEST) {
        parts.add(nest(parser, depth + 1));
      } else if (next.isNumeric()) {
        double number = parser.getDoubleValue();
        longitude = numbers == 0 ? number : longitude;
        latitude = numbers == 1 ? number : latitude;
        numbers++; // A height may follow; it is ignored.
      } else {
        strange = true;
        parser.skipChildren();
      }
    }
    if (numbers == 0 && !strange) {
      return Nest.list(parts);
    }
    return strange || numbers == 1 || !parts.isEmpty()
        ? Nest.STRANGE
        : new Nest(true, longitude, latitude, List.of());
  }
}
