package org.minetally.profile;

import java.io.Serializable;
import java.util.Set;

/**
 * A condition on a column's text, after trimming white space.
 *
 * @param column the column, as the header names it
 * @param values the strings to match
 * @param keep true to keep only records with one of the values; false to filter them out
 */
public record Filter(String column, Set<String> values, boolean keep) implements Serializable {

  public Filter {
    values = Set.copyOf(values);
  }

  /** Returns whether a record with this text passes the filter. */
  public boolean accepts(String text) {
    return values.contains(text) == keep;
  }
}
