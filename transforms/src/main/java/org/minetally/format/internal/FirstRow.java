package org.minetally.format.internal;

import java.util.List;

/**
 * A row near the beginning of a file whose header is not known yet.
 *
 * @param number the row of the sheet, or the line of the text on which it begins, counted from 1
 * @param texts its fields, in composed form and trimmed
 */
public record FirstRow(long number, List<String> texts) {

  public FirstRow {
    texts = List.copyOf(texts);
  }

  /** Returns a row of these fields, composed and trimmed. */
  public static FirstRow of(long number, List<String> fields) {
    return new FirstRow(number, fields.stream().map(Headings::normalized).toList());
  }
}
