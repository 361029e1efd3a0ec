package org.minetally.format.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import org.minetally.format.internal.Content;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.SourceTable;
import org.minetally.format.internal.TableFormat;

/** Reads JSON: an array of objects, or of arrays that are rows like those of a sheet. */
public final class JsonFormat implements TableFormat {

  private final JsonArrayFormat objects;
  private final JsonRowsFormat rows;

  /**
   * Creates the format.
   *
   * @param member the member that contains the records; empty if the file is an array
   */
  public JsonFormat(String member) {
    this.objects = new JsonArrayFormat(member);
    this.rows = new JsonRowsFormat(objects, !member.isEmpty());
  }

  @Override
  public Headings headings(Content content) throws IOException {
    return of(content).headings(content);
  }

  @Override
  public SourceTable open(Content content, Headings headings) throws IOException {
    return of(content).open(content, headings);
  }

  private TableFormat of(Content content) throws IOException {
    try (JsonParser parser = objects.arrayOf(content)) {
      return parser.nextToken() == JsonToken.START_ARRAY ? rows : objects;
    } catch (JsonProcessingException | CharConversionException e) {
      throw JsonTableFormat.broken(e);
    }
  }
}
