package org.minetally.format.internal.json;

import java.io.IOException;
import org.minetally.format.internal.Content;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.HeaderSearch;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.RowsTable;
import org.minetally.format.internal.SourceTable;
import org.minetally.format.internal.TableFormat;

/** Reads a JSON array of arrays: a header followed by records. */
final class JsonRowsFormat implements TableFormat {

  private final JsonArrayFormat file;
  private final boolean insideObject;

  /**
   * Creates the format.
   *
   * @param file the format that finds the array
   * @param insideObject whether the array is a member of the file's top-level object
   */
  JsonRowsFormat(JsonArrayFormat file, boolean insideObject) {
    this.file = file;
    this.insideObject = insideObject;
  }

  @Override
  public Headings headings(Content content) throws IOException {
    try (JsonRows rows = rows(content)) {
      return HeaderSearch.search(rows)
          .orElseThrow(
              () -> new FormatException("the first row is empty; expected the column names", null));
    }
  }

  @Override
  public SourceTable open(Content content, Headings headings) throws IOException {
    JsonRows rows = rows(content);
    try {
      if (headings.tags().isEmpty()) {
        rows.next();
      } else {
        HeaderSearch.skipToTags(rows);
      }
      return new RowsTable<>(rows, headings.names().size());
    } catch (IOException e) {
      rows.close();
      throw e;
    }
  }

  private JsonRows rows(Content content) throws IOException {
    return new JsonRows(file.arrayOf(content), insideObject);
  }
}
