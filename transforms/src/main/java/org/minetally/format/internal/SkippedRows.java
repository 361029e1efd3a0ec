package org.minetally.format.internal;

import java.io.Serializable;
import java.util.Set;

/**
 * Declares which rows of a file are not records, such as notes and headings among the records. The
 * number of their fields does not matter.
 *
 * @param column the column that has text in such a row; empty if no row is skipped
 * @param startsWith the row is skipped only if its text in the column starts with one of these; if
 *     empty, with any text
 * @param alone whether a row is skipped only if no other column has text
 */
public record SkippedRows(String column, Set<String> startsWith, boolean alone)
    implements Serializable {

  /** No row is skipped. */
  public static final SkippedRows NONE = new SkippedRows("", Set.of(), false);

  public SkippedRows {
    startsWith = Set.copyOf(startsWith);
  }

  /** Returns whether any row can be skipped. */
  public boolean any() {
    return !column.isEmpty();
  }
}
