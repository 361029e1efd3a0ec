package org.minetally.profile;

import java.io.Serializable;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which records are totals of other records of the same file, so that they do not count.
 *
 * @param column the column whose words tell; empty: none does
 * @param words the words, each with one space for any white space
 * @param parentCodes whether a record is a total if, where the code of its place stands, it has the
 *     code of a place of a higher level: the parent's total among its children
 */
public record TotalsRows(String column, Set<String> words, boolean parentCodes)
    implements Serializable {

  /** No record is a total. */
  public static final TotalsRows NONE = new TotalsRows("", Set.of(), false);

  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

  public TotalsRows {
    words = words.stream().map(TotalsRows::folded).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether any record can be a total. */
  public boolean any() {
    return parentCodes || !column.isEmpty();
  }

  /** A text with one space for any white space, and none around it. */
  public static String folded(String text) {
    return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
  }
}
