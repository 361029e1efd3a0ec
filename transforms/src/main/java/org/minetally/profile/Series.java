package org.minetally.profile;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * Declares that a source's records are published figures, each for an interval, and that some of
 * them replace or contain others.
 *
 * @param nature whether the figures are increments or cumulative
 * @param kind which of the source's records are used, if it mixes several kinds
 * @param published the column of the day of publication
 */
public record Series(Nature nature, Kind kind, Publication published) implements Serializable {

  /** The source is not a series; its records are independent. */
  public static final Series NONE = new Series(Nature.NONE, Kind.ANY, Publication.NOWHERE);

  /** What a figure counts. */
  public enum Nature {
    /** The source is not a series. */
    NONE,
    /** The events in the figure's interval, which no other figure counts. */
    INCREMENT,
    /** All events since the series began. */
    CUMULATIVE
  }

  /**
   * The kind of record that is used. A publisher's weekly, monthly and yearly figures count the
   * same events, so two kinds are never added together.
   *
   * @param column the column that contains the kind; empty if all records are of one kind
   * @param use the word for the kind that is used
   * @param others the words for the other kinds, which are filtered
   */
  public record Kind(String column, String use, Set<String> others) implements Serializable {

    /** All records are of one kind. */
    public static final Kind ANY = new Kind("", "", Set.of());

    public Kind {
      others = Set.copyOf(others);
    }
  }

  /**
   * The column of the day of publication.
   *
   * @param column the column; if empty, the source does not say, and the order of reading decides
   * @param forms how the day is written
   * @param monthNames the languages of the month names, as codes of ISO 639; empty if months are
   *     numbers
   */
  public record Publication(String column, List<String> forms, List<String> monthNames)
      implements Serializable {

    /** The source does not give the day of publication. */
    public static final Publication NOWHERE = new Publication("", List.of());

    public Publication {
      forms = List.copyOf(forms);
      monthNames = List.copyOf(monthNames);
    }

    /** Creates the column of a day whose month is a number. */
    public Publication(String column, List<String> forms) {
      this(column, forms, List.of());
    }
  }

  /** Returns whether the source is a series. */
  public boolean any() {
    return nature != Nature.NONE;
  }
}
