package org.minetally.format.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minetally.format.internal.Content;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.SourceTable;
import org.minetally.format.internal.TableFormat;

/**
 * A format of JSON objects. The columns are the members of all objects in the file, in order of
 * first appearance, so a file is read twice.
 */
public abstract sealed class JsonTableFormat implements TableFormat
    permits JsonArrayFormat, JsonLinesFormat, GeoJsonFormat {

  /**
   * The maximum number of distinct members in all objects; more are probably data used as names.
   */
  private static final int MOST_COLUMNS = 4096;

  /** Opens the file's records, from the first on. */
  abstract JsonRecords records(Content content) throws IOException;

  /** Returns the columns that every file has. */
  List<String> columnsOfAll() {
    return List.of();
  }

  @Override
  public final Headings headings(Content content) throws IOException {
    Map<String, Integer> columns = new LinkedHashMap<>();
    try (JsonRecords records = records(content)) {
      while (records.next((name, text) -> columns.putIfAbsent(name, columns.size()))) {
        if (columns.size() > MOST_COLUMNS) {
          throw new FormatException(
              "its objects have more than " + MOST_COLUMNS + " different members in all", null);
        }
      }
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken(e);
    }
    if (columns.isEmpty()) {
      throw new FormatException(
          "the file is empty; expected at least one record, because the records name the columns",
          null);
    }
    columnsOfAll().forEach(name -> columns.putIfAbsent(name, columns.size()));
    // Names that differ only in Unicode composition or surrounding white space are one column.
    return Headings.of(columns.keySet().stream().map(Headings::normalized).distinct().toList())
        .withOwnTags();
  }

  @Override
  public final SourceTable open(Content content, Headings headings) throws IOException {
    try {
      return new JsonTable(records(content), headings);
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken(e);
    }
  }

  /** Returns a readable exception for invalid JSON or invalid UTF-8. */
  public static FormatException broken(IOException thrown) {
    if (!(thrown instanceof JsonProcessingException e)) {
      return new FormatException("not valid JSON: the file is not valid UTF-8", thrown);
    }
    long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    return new FormatException("not valid JSON: " + plain(e), line, e);
  }

  /** Returns the parser's message, without the excerpt of the data that may follow it. */
  static String plain(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    if (message.startsWith("Duplicate field")) {
      return message.replace("Duplicate field", "duplicate member") + " in one object";
    }
    if (message.startsWith("Unexpected end-of-input") || message.startsWith("Unexpected end of")) {
      return "the text ends inside an object or string";
    }
    int excerpt = message.indexOf(':');
    return excerpt < 0 ? message : message.substring(0, excerpt);
  }
}
