package org.minetally.profile;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * That a source's records are published figures, each of an interval, of which some replace or
 * contain others.
 *
 * @param nature whether the figures are increments or cumulative
 * @param kind which of the source's records are taken, where it mixes several kinds
 * @param published where the day of publication is
 */
public record Series(Nature nature, Kind kind, Published published) implements Serializable {

  /** The source's records stand for themselves. */
  public static final Series NONE = new Series(Nature.NONE, Kind.ANY, Published.NOWHERE);

  /** What a figure counts. */
  public enum Nature {
    /** The source is no series. */
    NONE,
    /** What happened in its interval, which no other figure counts. */
    INCREMENT,
    /** All that happened since the series began. */
    CUMULATIVE
  }

  /**
   * The one kind of record that is taken. A publisher's weeks, months and years tell of the same
   * events, so that no two kinds are ever summed.
   *
   * @param column the column of the source's word; empty: all records are of one kind
   * @param use the word that is taken
   * @param others the words that are known, and left out
   */
  public record Kind(String column, String use, Set<String> others) implements Serializable {

    /** All records are of one kind. */
    public static final Kind ANY = new Kind("", "", Set.of());

    public Kind {
      others = Set.copyOf(others);
    }
  }

  /**
   * Where the day of publication is.
   *
   * @param column the column; empty: the source does not tell, and the order of reading decides
   * @param forms how the day is written
   */
  public record Published(String column, List<String> forms) implements Serializable {

    /** The source does not tell. */
    public static final Published NOWHERE = new Published("", List.of());

    public Published {
      forms = List.copyOf(forms);
    }
  }

  /** Whether the source is a series. */
  public boolean any() {
    return nature != Nature.NONE;
  }
}
