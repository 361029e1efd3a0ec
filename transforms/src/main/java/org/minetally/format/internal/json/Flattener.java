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
 * Flattens a JSON object into columns. Members of a nested object become {@code outer.inner}, a
 * list is kept as its JSON text, numbers keep their digits as written, and null becomes an empty
 * value.
 */
final class Flattener {

  /**
   * The maximum length in characters of a string or of a list's JSON text, the same as for a
   * delimited record.
   */
  private static final int LONGEST_TEXT = 16 << 20;

  private static final int LONGEST_NAME = 1024;
  private static final int DEEPEST = 100;

  /** Rejects duplicate members: choosing one of them would be a guess. */
  static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .build())
          .build();

  /** Receives the columns of one record. */
  interface Fields {

    /**
     * Adds a column to the record.
     *
     * @param text its value; empty for null
     */
    void put(String name, String text) throws IOException;

    /** Adds a column unless a member with the same name has a value. */
    default void offer(String name, String text) throws IOException {
      put(name, text);
    }
  }

  private Flattener() {}

  /** Reads the rest of the object that the parser has begun. */
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
          "a member name has more than " + LONGEST_NAME + " characters",
          parser.currentLocation().getLineNr(),
          null);
    }
    return name;
  }

  /** Returns the token, or fails if the text ends inside an object or array. */
  static JsonToken expectMore(JsonParser parser, JsonToken token) throws IOException {
    if (token == null) {
      throw new FormatException(
          "the file ends in the middle of its JSON", parser.currentLocation().getLineNr(), null);
    }
    return token;
  }

  /** Returns the text of the value that the parser has begun. */
  static String value(JsonParser parser) throws IOException {
    JsonToken token = expectMore(parser, parser.currentToken());
    return token.isStructStart() ? list(parser) : scalar(parser);
  }

  private static String scalar(JsonParser parser) throws IOException {
    JsonToken token = expectMore(parser, parser.currentToken());
    return token == JsonToken.VALUE_NULL ? "" : parser.getText();
  }

  /** Returns the JSON text of a list, or of a structure inside a list, without white space. */
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
