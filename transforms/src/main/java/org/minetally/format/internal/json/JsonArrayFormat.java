package org.minetally.format.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.minetally.format.internal.Content;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.TextEncoding;
import org.minetally.internal.text.Excerpt;

/** Reads JSON: an array of objects, or an object with such an array as a member. */
public final class JsonArrayFormat extends JsonTableFormat {

  private final String member;

  /**
   * Creates the format.
   *
   * @param member the member that contains the records; empty if the file is an array
   */
  public JsonArrayFormat(String member) {
    this.member = member;
  }

  @Override
  JsonRecords records(Content content) throws IOException {
    return new JsonArrayRecords(arrayOf(content), Flattener::read, !member.isEmpty());
  }

  /** Returns a parser at the array's beginning. */
  JsonParser arrayOf(Content content) throws IOException {
    JsonParser parser = Flattener.JSON.createParser(TextEncoding.utf8(content.stream()));
    try {
      find(parser);
      return parser;
    } catch (IOException e) {
      parser.close();
      throw e;
    }
  }

  /** Advances to the array's beginning. */
  private void find(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new FormatException("the file is empty; expected a JSON array of objects", null);
    }
    if (member.isEmpty()) {
      if (first == JsonToken.START_OBJECT) {
        throw new FormatException(
            "the file is a JSON object; set format.records to the member that contains the records"
                + arrays(parser),
            null);
      }
      if (first != JsonToken.START_ARRAY) {
        throw new FormatException("the file is not a JSON array of objects", null);
      }
      return;
    }
    if (first != JsonToken.START_OBJECT || !findMember(parser, member)) {
      throw new FormatException(
          "the file has no array \"" + member + "\"; check format.records", null);
    }
  }

  /**
   * Advances to the beginning of an array in the object that has begun; false if it has no such
   * array.
   */
  static boolean findMember(JsonParser parser, String name) throws IOException {
    while (Flattener.expectMore(parser, parser.nextToken()) == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals(name);
      if (parser.nextToken() == JsonToken.START_ARRAY && found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static String arrays(JsonParser parser) throws IOException {
    List<String> names = new ArrayList<>();
    while (Flattener.expectMore(parser, parser.nextToken()) == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        names.add(name);
      }
      parser.skipChildren();
    }
    return names.isEmpty() ? "; it has no arrays" : "; its arrays are " + Excerpt.list(names);
  }
}
