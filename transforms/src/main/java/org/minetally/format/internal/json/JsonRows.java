package org.minetally.format.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.TextRows;

/** Reads the arrays in a JSON array as rows. A row without values is skipped. */
final class JsonRows implements TextRows, Closeable {

  private final JsonParser parser;
  private final boolean insideObject;
  private final List<String> texts = new ArrayList<>();
  private int number;
  private boolean ended;

  /**
   * Creates a reader.
   *
   * @param parser a parser at the array's beginning; closed with this
   * @param insideObject whether the array is a member of the file's top-level object
   */
  JsonRows(JsonParser parser, boolean insideObject) {
    this.parser = parser;
    this.insideObject = insideObject;
  }

  @Override
  public boolean next() throws IOException {
    try {
      do {
        if (ended || !nextRow()) {
          return false;
        }
      } while (texts.stream().allMatch(String::isBlank));
      return true;
    } catch (JsonProcessingException | CharConversionException e) {
      throw JsonTableFormat.broken(e);
    }
  }

  private boolean nextRow() throws IOException {
    texts.clear();
    JsonToken token = Flattener.expectMore(parser, parser.nextToken());
    if (token == JsonToken.END_ARRAY) {
      JsonArrayRecords.readToEnd(parser, insideObject);
      ended = true;
      return false;
    }
    number++;
    if (token != JsonToken.START_ARRAY) {
      throw new FormatException(
          "row " + number + " is not a JSON array, although the first row is",
          parser.currentLocation().getLineNr(),
          null);
    }
    while (Flattener.expectMore(parser, parser.nextToken()) != JsonToken.END_ARRAY) {
      texts.add(Flattener.value(parser));
    }
    return true;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public List<String> texts() {
    return texts;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
