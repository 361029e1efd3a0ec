package org.minetally.format.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import org.minetally.format.internal.FormatException;

/**
 * Turns a JSON object into columns: a nested object's members become {@code outer.inner}, a list is
 * kept as its JSON text, numbers keep the digits they are written with, and null is a column
 * without a value.
 */
final class Flattener {

  /** Characters of a text, and of a list's JSON text: as much as a record of delimited text. */
  private static final int LONGEST_TEXT = 16 << 20;

  private static final int LONGEST_NAME = 1024;
  private static final int DEEPEST = 100;

  /** A member that stands twice would have to be guessed about; such a file is refused. */
  static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .build())
          .build();

  /** Takes the columns of one record. */
  interface Fields {

    /**
     * A column of the record.
     *
     * @param text its value; empty for null
     */
    void put(String name, String text) throws IOException;

    /** A column that gives way to a member of its name that has a value. */
    default void offer(String name, String text) throws IOException {
      put(name, text);
    }
  }

  private Flattener() {}

  /** Reads the object that the parser has begun, to its end. */
  static void read(JsonParser parser, String prefix, Fields fields) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = name(prefix, parser);
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        read(parser, name + ".", fields);
      } else {
        fields.put(name, value == JsonToken.START_ARRAY ? list(parser) : scalar(parser));
      }
    }
    expectMore(parser, parser.currentToken());
  }

  private static String name(String prefix, JsonParser parser) throws IOException {
    String name = prefix + parser.currentName();
    if (name.length() > LONGEST_NAME) {
      throw new FormatException(
          "a member's name has more than " + LONGEST_NAME + " characters",
          parser.currentLocation().getLineNr(),
          null);
    }
    return name;
  }

  /** The token, unless the text ends here, before what was begun is closed. */
  static JsonToken expectMore(JsonParser parser, JsonToken token) throws IOException {
    if (token == null) {
      throw new FormatException(
          "the file ends in the middle of its JSON", parser.currentLocation().getLineNr(), null);
    }
    return token;
  }

  /** The text of the value that the parser has begun, in a list of values. */
  static String value(JsonParser parser) throws IOException {
    JsonToken token = expectMore(parser, parser.currentToken());
    return token.isStructStart() ? list(parser) : scalar(parser);
  }

  private static String scalar(JsonParser parser) throws IOException {
    JsonToken token = expectMore(parser, parser.currentToken());
    return token == JsonToken.VALUE_NULL ? "" : parser.getText();
  }

  /** The JSON text of a list, or of what stands in one, without white space. */
  private static String list(JsonParser parser) throws IOException {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    boolean first = true;
    do {
      JsonToken token = expectMore(parser, parser.currentToken());
      boolean ends = token.isStructEnd();
      if (!first && !ends) {
        text.append(',');
      }
      first = token.isStructStart();
      depth += token.isStructStart() ? 1 : ends ? -1 : 0;
      switch (token) {
        case FIELD_NAME -> {
          quote(parser.currentName(), text);
          text.append(':');
          first = true;
        }
        case VALUE_STRING -> quote(parser.getText(), text);
        default -> text.append(parser.getText());
      }
      if (text.length() > LONGEST_TEXT) {
        throw new FormatException(
            "a list is longer than " + (LONGEST_TEXT >> 20) + " MiB",
            parser.currentLocation().getLineNr(),
            null);
      }
      if (depth > 0) {
        parser.nextToken();
      }
    } while (depth > 0);
    return text.toString();
  }

  private static void quote(String value, StringBuilder text) {
    text.append('"');
    JsonStringEncoder.getInstance().quoteAsString(value, text);
    text.append('"');
  }
}
