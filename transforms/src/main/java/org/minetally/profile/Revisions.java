package org.minetally.profile;

import java.io.Serializable;
import java.util.Set;

/**
 * How a source tells which of several records with one key counts, and which count no longer.
 *
 * @param any whether records with one key replace one another at all
 * @param column the column of the revision, the highest of which counts; empty: there is none
 * @param form how a revision is written
 * @param deletions which records say that those with their key no longer count
 */
public record Revisions(boolean any, String column, Form form, Deletions deletions)
    implements Serializable {

  /** The source has neither revisions nor deletions. */
  public static final Revisions NONE =
      new Revisions(false, "", Form.NUMBER, new Deletions.Marked("", Set.of()));

  /** How revisions are written. */
  public enum Form {
    /** A whole or decimal number, with up to six decimal places. */
    NUMBER("number"),
    /** A date, or a date and time, as ISO 8601 has it, to the microsecond. */
    TIMESTAMP("timestamp");

    private final String label;

    Form(String label) {
      this.label = label;
    }

    /** The name used in profiles. */
    public String label() {
      return label;
    }
  }

  /** Which records are deletions. */
  public sealed interface Deletions extends Serializable {

    /**
     * Those with certain words in a column.
     *
     * @param column the column; empty: none is
     * @param words the words, compared after trimming white space
     */
    record Marked(String column, Set<String> words) implements Deletions {
      public Marked {
        words = Set.copyOf(words);
      }
    }

    /** All of them: the file is a list of keys. */
    record All() implements Deletions {}
  }

  /** The same for a source whose records other files may delete. */
  public Revisions withDeletionFiles() {
    return new Revisions(true, column, form, deletions);
  }
}
