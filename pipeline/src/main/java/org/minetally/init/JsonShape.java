package org.minetally.init;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.source.internal.FirstRows;

/**
 * What a JSON file contains.
 *
 * @param type JSON, JSON Lines or GeoJSON
 * @param members for an object, its members that are arrays of objects or of arrays
 */
record JsonShape(FileFormat.Type type, List<String> members) {

  JsonShape {
    members = List.copyOf(members);
  }

  /** Looks at the outer levels of a file. */
  static JsonShape of(String path) {
    try (InputStream in = FirstRows.bytes(path, FileFormat.DEFAULT);
        JsonParser parser = new JsonFactory().createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new JsonShape(FileFormat.Type.JSON, List.of());
      }
      List<String> members = new ArrayList<>();
      boolean collection = false;
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        if (parser.nextToken() == JsonToken.START_ARRAY) {
          JsonToken first = parser.nextToken();
          if (first == JsonToken.START_OBJECT || first == JsonToken.START_ARRAY) {
            members.add(name);
          }
          skipArray(parser, first);
        } else {
          collection |= name.equals("type") && parser.getText().equals("FeatureCollection");
          parser.skipChildren();
        }
      }
      if (collection) {
        return new JsonShape(FileFormat.Type.GEOJSON, List.of());
      }
      boolean more = parser.nextToken() == JsonToken.START_OBJECT;
      return more || members.isEmpty()
          ? new JsonShape(FileFormat.Type.JSON_LINES, List.of())
          : new JsonShape(FileFormat.Type.JSON, members);
    } catch (IOException e) {
      throw new UnreadableInputException(path + ": not valid JSON: " + e.getMessage(), e);
    }
  }

  private static void skipArray(JsonParser parser, JsonToken first) throws IOException {
    JsonToken token = first;
    while (token != JsonToken.END_ARRAY && token != null) {
      parser.skipChildren();
      token = parser.nextToken();
    }
  }
}
