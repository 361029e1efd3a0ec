package org.minetally.init;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.regex.Pattern;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.internal.geojson.GeoJsonFeatures;
import org.minetally.source.internal.FirstRows;

/** Finds polygons: features of a GeoJSON file, or well-known text in a column. */
final class Polygons {

  /** The column with the geometry of a feature. */
  static final String COLUMN = "geometry";

  private static final Pattern TEXT =
      Pattern.compile("(?i)(SRID=\\d+;)?\\s*(MULTI)?POLYGON\\b.*", Pattern.DOTALL);

  private static final double MOST = 0.9;

  private Polygons() {}

  /** Returns whether most features of a file are; false for any other format. */
  static boolean areMost(String path, FileFormat format) {
    if (format.typeOf(path) != FileFormat.Type.GEOJSON) {
      return false;
    }
    int[] counts = new int[2];
    try (InputStream in = FirstRows.bytes(path, format)) {
      GeoJsonFeatures.readCollection(
          in,
          path,
          (parser, number) ->
              GeoJsonFeatures.readFeature(
                  parser,
                  JsonParser::skipChildren,
                  geometry -> counts[isPolygon(geometry) ? 0 : 1]++));
    } catch (IOException e) {
      throw new UnreadableInputException(path + ": cannot be read: " + e.getMessage(), e);
    }
    return counts[0] > counts[1];
  }

  /** Returns whether most values of a column are polygons in well-known text. */
  static boolean areText(SampledColumn column) {
    return column.share(TEXT.asMatchPredicate()) >= MOST;
  }

  private static boolean isPolygon(JsonParser geometry) throws IOException {
    boolean polygon = false;
    if (geometry.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    for (String name = geometry.nextFieldName(); name != null; name = geometry.nextFieldName()) {
      geometry.nextToken();
      if (name.equals("type")) {
        polygon = Set.of("Polygon", "MultiPolygon").contains(geometry.getText());
      }
      geometry.skipChildren();
    }
    return polygon;
  }
}
