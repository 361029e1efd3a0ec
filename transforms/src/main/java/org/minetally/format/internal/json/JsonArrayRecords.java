package org.minetally.format.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.minetally.format.internal.FormatException;

/** The objects of a JSON array, in which lines say nothing: a record's line is its number. */
final class JsonArrayRecords implements JsonRecords {

  /** Reads the object that a parser has begun, to its end. */
  interface ObjectReader {
    void read(JsonParser parser, String prefix, Flattener.Fields fields) throws IOException;
  }

  private final JsonParser parser;
  private final ObjectReader reader;
  private final boolean insideObject;
  private long records;
  private boolean ended;

  /**
   * The objects of an array.
   *
   * @param parser stands at the array's beginning; closed with this
   * @param insideObject whether the array is a member of the object that is the file
   */
  JsonArrayRecords(JsonParser parser, ObjectReader reader, boolean insideObject) {
    this.parser = parser;
    this.reader = reader;
    this.insideObject = insideObject;
  }

  @Override
  public boolean next(Flattener.Fields fields) throws IOException {
    if (ended) {
      return false;
    }
    JsonToken token = Flattener.expectMore(parser, parser.nextToken());
    if (token == JsonToken.END_ARRAY) {
      readToEnd(parser, insideObject);
      ended = true;
      return false;
    }
    if (token != JsonToken.START_OBJECT) {
      throw new FormatException(
          "record " + (records + 1) + " is no JSON object",
          parser.currentLocation().getLineNr(),
          null);
    }
    try {
      reader.read(parser, "", fields);
    } catch (FormatException e) {
      if (e.line() > 0) {
        throw e;
      }
      throw new FormatException("record " + (records + 1) + ": " + e.getMessage(), e);
    }
    records++;
    return true;
  }

  /** What follows the array may show that the file is damaged. */
  static void readToEnd(JsonParser parser, boolean insideObject) throws IOException {
    if (insideObject) {
      while (Flattener.expectMore(parser, parser.nextToken()) == JsonToken.FIELD_NAME) {
        parser.nextToken();
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw new FormatException(
          "something follows the end of the JSON", parser.currentLocation().getLineNr(), null);
    }
  }

  @Override
  public long linesBefore() {
    return records - 1;
  }

  @Override
  public long linesRead() {
    return records;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
