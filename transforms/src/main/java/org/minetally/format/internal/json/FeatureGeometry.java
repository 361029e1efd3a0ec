package org.minetally.format.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.minetally.format.internal.FormatException;

/**
 * Writes the geometry of a feature as well-known text while it is parsed. Numbers keep their
 * digits; heights are dropped. What is not a geometry becomes text that is not one either, so that
 * the record is rejected and the file can be read.
 */
final class FeatureGeometry {

  /** Any character that has no meaning in a geometry. */
  private static final String STRANGE = "?";

  private static final String EMPTY = "EMPTY";
  private static final String POINT = "POINT";
  private static final Pattern TYPE = Pattern.compile("[A-Za-z]{1,20}");
  private static final int LONGEST_TEXT = 16 << 20;

  private String text = "";

  /** Returns the geometry in well-known text; empty if it is null or absent. */
  String text() {
    return text;
  }

  /** Returns the longitude and latitude of a point; empty for any other geometry. */
  List<String> point() {
    return text.startsWith(POINT + "(") && text.endsWith(")")
        ? List.of(text.substring(POINT.length() + 1, text.length() - 1).split(" "))
        : List.of();
  }

  /** Reads the value at the parser's position to its end. */
  void read(JsonParser parser) throws IOException {
    text = "";
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      StringBuilder out = new StringBuilder();
      geometry(parser, out);
      text = out.toString();
    }
  }

  private static void geometry(JsonParser parser, StringBuilder out) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      out.append(STRANGE);
      return;
    }
    String type = STRANGE;
    String body = STRANGE;
    while (Flattener.expectMore(parser, parser.nextToken()) == JsonToken.FIELD_NAME) {
      String member = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (member) {
        case "type" -> type = type(parser);
        case "coordinates" -> body = body(parser, false);
        case "geometries" -> body = body(parser, true);
        default -> {}
      }
      if (value.isStructStart() && parser.currentToken() == value) {
        parser.skipChildren();
      }
    }
    boolean bare = type.equals(POINT) && Character.digit(body.charAt(body.length() - 1), 10) >= 0;
    out.append(type).append(body.equals(EMPTY) ? " " : bare ? "(" : "");
    out.append(body).append(bare ? ")" : "");
  }

  private static String type(JsonParser parser) throws IOException {
    String type = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : STRANGE;
    return TYPE.matcher(type).matches() ? type.toUpperCase(Locale.ROOT) : STRANGE;
  }

  private static String body(JsonParser parser, boolean ofGeometries) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return EMPTY;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return STRANGE;
    }
    StringBuilder out = new StringBuilder();
    if (ofGeometries) {
      geometries(parser, out);
    } else {
      positions(parser, out);
    }
    return out.toString();
  }

  private static void geometries(JsonParser parser, StringBuilder out) throws IOException {
    int before = out.length();
    while (Flattener.expectMore(parser, parser.nextToken()) != JsonToken.END_ARRAY) {
      out.append(out.length() == before ? '(' : ',');
      geometry(parser, out);
      checkLength(parser, out);
    }
    out.append(out.length() == before ? EMPTY : ")");
  }

  /** Reads the array that has begun: a position, or a list of arrays. */
  private static void positions(JsonParser parser, StringBuilder out) throws IOException {
    int before = out.length();
    int numbers = 0;
    boolean strange = false;
    JsonToken next = Flattener.expectMore(parser, parser.nextToken());
    for (; next != JsonToken.END_ARRAY; next = Flattener.expectMore(parser, parser.nextToken())) {
      if (next == JsonToken.START_ARRAY) {
        out.append(out.length() == before ? '(' : ',');
        positions(parser, out);
        strange |= numbers > 0;
      } else if (next.isNumeric()) {
        strange |= numbers == 0 && out.length() > before;
        numbers++;
        if (numbers <= 2) {
          out.append(numbers == 1 ? "" : " ").append(parser.getText());
        }
      } else {
        strange = true;
        parser.skipChildren();
      }
      checkLength(parser, out);
    }
    if (strange) {
      out.setLength(before);
      out.append(STRANGE);
    } else if (numbers == 0) {
      out.append(out.length() == before ? EMPTY : ")");
    }
  }

  private static void checkLength(JsonParser parser, StringBuilder out) throws FormatException {
    if (out.length() > LONGEST_TEXT) {
      throw new FormatException(
          "the geometry of a feature is longer than " + (LONGEST_TEXT >> 20) + " MiB",
          parser.currentLocation().getLineNr(),
          null);
    }
  }
}
