package org.minetally.profile;

import java.io.Serializable;
import java.util.Set;

/**
 * How a source tells which of several records with one key counts, and which count no longer.
 *
 * @param column the column of the revision, the highest of which counts; empty: there is none
 * @param form how a revision is written
 * @param deletionColumn the column that marks a record as deleted, or empty
 * @param deletionWords the words in it that do
 */
public record Revisions(String column, Form form, String deletionColumn, Set<String> deletionWords)
    implements Serializable {

  /** The source has neither revisions nor deletions. */
  public static final Revisions NONE = new Revisions("", Form.NUMBER, "", Set.of());

  /** How revisions are written. */
  public enum Form {
    /** A whole or decimal number. */
    NUMBER,
    /** A date, or a date and time, as ISO 8601 has it. */
    TIMESTAMP
  }

  public Revisions {
    deletionWords = Set.copyOf(deletionWords);
  }

  /** Whether records with one key replace one another. */
  public boolean any() {
    return !column.isEmpty() || !deletionColumn.isEmpty();
  }
}
