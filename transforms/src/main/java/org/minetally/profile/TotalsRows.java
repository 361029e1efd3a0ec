package org.minetally.profile;

import java.io.Serializable;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Declares which records are totals of other records in the same file and therefore do not count.
 *
 * @param column the column whose words mark a total; empty if there is none
 * @param words the words, with each run of white space replaced by one space
 * @param parentCodes whether a record is a total if its place code belongs to a higher level: the
 *     parent's total listed among its children
 */
public record TotalsRows(String column, Set<String> words, boolean parentCodes)
    implements Serializable {

  /** No record is a total. */
  public static final TotalsRows NONE = new TotalsRows("", Set.of(), false);

  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

  public TotalsRows {
    words = words.stream().map(TotalsRows::folded).collect(Collectors.toUnmodifiableSet());
  }

  /** Returns whether any record can be a total. */
  public boolean any() {
    return parentCodes || !column.isEmpty();
  }

  /** Returns a string with each run of white space replaced by one space, and none around it. */
  public static String folded(String text) {
    return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
  }
}
