package org.minetally.format.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.minetally.format.internal.FormatException;

/**
 * Reads the objects of a JSON array. Lines have no meaning in an array, so the line of a record is
 * its number.
 */
final class JsonArrayRecords implements JsonRecords {

  /** Reads the rest of the object that a parser has begun. */
  interface ObjectReader {
    void read(JsonParser parser, String prefix, Flattener.Fields fields) throws IOException;
  }

  private final JsonParser parser;
  private final ObjectReader reader;
  private final boolean insideObject;
  private long records;
  private boolean ended;

  /**
   * Creates a reader.
   *
   * @param parser a parser at the array's beginning; closed with this
   * @param insideObject whether the array is a member of the file's top-level object
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
          "record " + (records + 1) + " is not a JSON object",
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

  /** Reads the rest of the file, which may turn out to be damaged. */
  static void readToEnd(JsonParser parser, boolean insideObject) throws IOException {
    if (insideObject) {
      while (Flattener.expectMore(parser, parser.nextToken()) == JsonToken.FIELD_NAME) {
        parser.nextToken();
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw new FormatException(
          "unexpected content after the end of the JSON",
          parser.currentLocation().getLineNr(),
          null);
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
