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
 * A format of JSON objects. The columns are the members of all objects of the file, in the order of
 * their first appearance, so that a file is read twice.
 */
public abstract sealed class JsonTableFormat implements TableFormat
    permits JsonArrayFormat, JsonLinesFormat, GeoJsonFormat {

  /** More members than this, over all objects, are taken for data that stands in names. */
  private static final int MOST_COLUMNS = 4096;

  /** The file's records, from the first on. */
  abstract JsonRecords records(Content content) throws IOException;

  /** Columns that a file has in any case. */
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
              "its objects have more than " + MOST_COLUMNS + " members in all", null);
        }
      }
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken(e);
    }
    if (columns.isEmpty()) {
      throw new FormatException(
          "the file is empty; expected at least one record, since the records name the columns",
          null);
    }
    columnsOfAll().forEach(name -> columns.putIfAbsent(name, columns.size()));
    // Names that differ only in how they are composed, or in white space, are one column.
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

  /** What the parser threw over text that is no JSON, or bytes that are no text. */
  public static FormatException broken(IOException thrown) {
    if (!(thrown instanceof JsonProcessingException e)) {
      return new FormatException("this is no JSON in UTF-8: some of its bytes are no text", thrown);
    }
    long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    return new FormatException("this is no JSON: " + plain(e), line, e);
  }

  /** The parser's sentence, without the excerpt of the data that it may quote after it. */
  static String plain(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    if (message.startsWith("Duplicate field")) {
      return message.replace("Duplicate field", "the member") + " stands twice in one object";
    }
    if (message.startsWith("Unexpected end-of-input") || message.startsWith("Unexpected end of")) {
      return "it ends in the middle of an object or text";
    }
    int excerpt = message.indexOf(':');
    return excerpt < 0 ? message : message.substring(0, excerpt);
  }
}
