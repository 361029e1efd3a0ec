package org.minetally.profile;

import java.io.Serializable;
import java.util.Set;

/**
 * Declares which of several records with the same key counts, and which records have been deleted.
 *
 * @param any whether records with the same key replace one another at all
 * @param column the column of the revision; the highest revision counts; empty if there is no such
 *     column
 * @param form how a revision is written
 * @param deletions which records delete the records with their key
 */
public record Revisions(boolean any, String column, Form form, Deletions deletions)
    implements Serializable {

  /** The source has neither revisions nor deletions. */
  public static final Revisions NONE = new Revisions(false, "", Form.NUMBER, Deletions.NONE);

  /** The way revisions are written. */
  public enum Form {
    /** A whole or decimal number, with up to six decimal places. */
    NUMBER("number"),
    /** An ISO 8601 date, or date and time, with microsecond precision. */
    TIMESTAMP("timestamp");

    private final String label;

    Form(String label) {
      this.label = label;
    }

    /** Returns the name used in profiles. */
    public String label() {
      return label;
    }
  }

  /**
   * Declares which records are deletions.
   *
   * @param all whether all records are: the file is a list of keys
   * @param column otherwise, the column with the words; empty if no record is a deletion
   * @param words the words that mark a deletion, compared after trimming white space
   */
  public record Deletions(boolean all, String column, Set<String> words) implements Serializable {

    /** No record is a deletion. */
    public static final Deletions NONE = new Deletions(false, "", Set.of());

    /** All records are deletions. */
    public static final Deletions ALL = new Deletions(true, "", Set.of());

    public Deletions {
      words = Set.copyOf(words);
    }

    /** Declares that records with one of these words in a column are deletions. */
    public static Deletions marked(String column, Set<String> words) {
      return new Deletions(false, column, words);
    }
  }

  /** Returns a copy for a source whose records other files may delete. */
  public Revisions withDeletionFiles() {
    return new Revisions(true, column, form, deletions);
  }
}
