package org.minetally.job;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Patterns of table names. A star matches any characters, or none.
 *
 * @param patterns the patterns; none match every name
 */
public record TablePatterns(List<String> patterns) {

  public TablePatterns {
    patterns = List.copyOf(patterns);
  }

  /** Returns whether a table is to be written. */
  public boolean match(String table) {
    return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, table));
  }

  /** Returns whether one pattern matches the name of a table. */
  public static boolean matches(String pattern, String table) {
    // Several stars in a row match the same as one, but fail far more slowly.
    String regex = Pattern.quote(pattern.replaceAll("\\*+", "*")).replace("*", "\\E.*\\Q");
    return Pattern.matches(regex, table);
  }
}
