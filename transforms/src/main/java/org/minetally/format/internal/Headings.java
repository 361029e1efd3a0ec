package org.minetally.format.internal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minetally.internal.text.ComposedText;

/**
 * The names and hashtags of a file's columns.
 *
 * @param names the names, in the file's order
 * @param tags the text of each column's hashtag, empty if it has none; an empty list if the file
 *     has no row of hashtags
 * @param unreadable for each column that the format cannot read, the reason: a clause that follows
 *     the name
 * @param own the number of columns that are in the file itself; those after them come from lookups
 */
public record Headings(
    List<String> names, List<String> tags, Map<String, String> unreadable, int own)
    implements Serializable {

  /**
   * The number of rows, from the first on, that may contain the hashtags. Rule of libhxl, the
   * reference implementation of HXL.
   */
  public static final int MOST_ROWS_TO_TAGS = 25;

  /** The result of {@link #find} for a column that does not exist. */
  public static final int MISSING = -1;

  /** The result of {@link #find} if several columns have the same hashtag. */
  public static final int AMBIGUOUS = -2;

  public Headings {
    names = List.copyOf(names);
    tags = List.copyOf(tags);
    unreadable = Map.copyOf(unreadable);
    if (!tags.isEmpty() && tags.size() != names.size()) {
      throw new IllegalArgumentException(tags.size() + " tags for " + names.size() + " columns");
    }
  }

  /** Creates headings of columns that are all in the file. */
  public Headings(List<String> names, List<String> tags, Map<String, String> unreadable) {
    this(names, tags, unreadable, names.size());
  }

  /** Creates headings whose columns can all be read. */
  public Headings(List<String> names, List<String> tags) {
    this(names, tags, Map.of());
  }

  /** Returns headings without hashtags. */
  public static Headings of(List<String> names) {
    return new Headings(names, List.of());
  }

  /**
   * Returns the number of the column that a profile refers to: the first with this name, or the one
   * with this hashtag.
   *
   * <p>A hashtag matches a column only if both have the same tag and exactly the same attributes,
   * in any order: {@code #affected+killed} never matches {@code #affected +killed +f}, which
   * contains only a part of the figure. A strict reading of HXL 1.1.
   *
   * @return the number, counted from 0, {@link #MISSING} or {@link #AMBIGUOUS}
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

  /** Returns these columns followed by columns that come from lookups. */
  public Headings and(List<String> lookedUp) {
    List<String> all = new ArrayList<>(names);
    all.addAll(lookedUp);
    List<String> allTags = new ArrayList<>(tags);
    if (!tags.isEmpty()) {
      lookedUp.forEach(column -> allTags.add(""));
    }
    return new Headings(all, allTags, unreadable, own);
  }

  /** Returns the names of the columns that are in the file itself. */
  public List<String> ownNames() {
    return names.subList(0, own);
  }

  /** Returns a column's name in Unicode's composed form, without white space around it. */
  public static String normalized(String name) {
    return ComposedText.of(name).strip();
  }

  /**
   * Returns whether a row contains the hashtags of columns: at least half of its non-empty fields
   * are hashtags.
   */
  public static boolean isTagRow(List<String> fields) {
    return Hashtag.isTagRow(fields);
  }

  /**
   * Returns headings with hashtags. A field that is not a hashtag leaves its column without one.
   *
   * @param above the fields of the row above the hashtags, which are the names; empty if the
   *     hashtags are in the first row and therefore are the names too
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
   * Returns these columns with the hashtags of the header itself or of the next row; unchanged if
   * neither is a row of hashtags.
   *
   * @param next the fields of the record after the header
   */
  public Headings withTags(List<String> next) {
    Headings own = withOwnTags();
    return own.tags.isEmpty() && isTagRow(next) ? tagged(names, next) : own;
  }

  /** Returns these columns with their names as hashtags, if the names are a row of hashtags. */
  public Headings withOwnTags() {
    return isTagRow(names) ? tagged(List.of(), names) : this;
  }
}
