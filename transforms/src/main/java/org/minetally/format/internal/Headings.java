package org.minetally.format.internal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minetally.internal.text.ComposedText;

/**
 * The names of a file's columns, and the hashtags that the file gives them.
 *
 * @param names the names, in the file's order
 * @param tags the text of each column's hashtag, empty where it has none; an empty list if the file
 *     has no row of hashtags
 * @param unreadable for each column that the format cannot give, why: a clause that follows its
 *     name
 */
public record Headings(List<String> names, List<String> tags, Map<String, String> unreadable)
    implements Serializable {

  /**
   * How many rows of a file, from the first on, are looked at for hashtags. Rule of libhxl, the
   * reference implementation of HXL.
   */
  public static final int MOST_ROWS_TO_TAGS = 25;

  /** What {@link #find} gives for a column that is not there. */
  public static final int MISSING = -1;

  /** What {@link #find} gives where several columns carry the same hashtag. */
  public static final int AMBIGUOUS = -2;

  public Headings {
    names = List.copyOf(names);
    tags = List.copyOf(tags);
    unreadable = Map.copyOf(unreadable);
    if (!tags.isEmpty() && tags.size() != names.size()) {
      throw new IllegalArgumentException(tags.size() + " tags for " + names.size() + " columns");
    }
  }

  /** Columns that can all be read. */
  public Headings(List<String> names, List<String> tags) {
    this(names, tags, Map.of());
  }

  /** Columns without hashtags. */
  public static Headings of(List<String> names) {
    return new Headings(names, List.of());
  }

  /**
   * The number of the column that a profile means: the first of this name, or the one with this
   * hashtag.
   *
   * <p>A hashtag means a column only if both have the same tag and exactly the same attributes, in
   * whatever order: {@code #affected+killed} is never the column {@code #affected +killed +f},
   * which holds a part of it. Rule of HXL 1.1, read strictly.
   *
   * @return the number from 0, {@link #MISSING} or {@link #AMBIGUOUS}
   */
  public int find(String column) {
    Optional<Hashtag> meant = tags.isEmpty() ? Optional.empty() : Hashtag.parse(column);
    if (meant.isEmpty()) {
      return names.indexOf(column);
    }
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < tags.size(); i++) {
      if (Hashtag.parse(tags.get(i)).equals(meant)) {
        found.add(i);
      }
    }
    return found.isEmpty() ? MISSING : found.size() > 1 ? AMBIGUOUS : found.get(0);
  }

  /** Returns a column's name in Unicode's composed form, without white space around it. */
  public static String normalized(String name) {
    return ComposedText.of(name).strip();
  }

  /**
   * Whether a row has the hashtags of columns: at least half of its fields that are not empty are
   * hashtags.
   */
  public static boolean isTagRow(List<String> fields) {
    return Hashtag.isTagRow(fields);
  }

  /**
   * Columns with hashtags. What is not a hashtag in their row gives its column none.
   *
   * @param above the fields of the row above the hashtags, which are the names; empty if the
   *     hashtags are in the first row, and are names as well
   * @param tags the fields of the row of hashtags
   */
  public static Headings tagged(List<String> above, List<String> tags) {
    List<String> names = new ArrayList<>(above.isEmpty() ? tags : above);
    List<String> given =
        new ArrayList<>(
            tags.stream().map(tag -> Hashtag.parse(tag).isPresent() ? tag : "").toList());
    while (names.size() < given.size()) {
      names.add("");
    }
    while (given.size() < names.size()) {
      given.add("");
    }
    return new Headings(names, given);
  }

  /**
   * The same columns with the hashtags of the header itself, or of the row that follows it; the
   * same if neither is a row of hashtags.
   *
   * @param next the fields of the record after the header
   */
  public Headings withTags(List<String> next) {
    Headings own = withOwnTags();
    return own.tags.isEmpty() && isTagRow(next) ? tagged(names, next) : own;
  }

  /** The same columns, whose names are their hashtags if they are a row of hashtags. */
  public Headings withOwnTags() {
    return isTagRow(names) ? tagged(List.of(), names) : this;
  }
}
