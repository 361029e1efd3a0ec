package org.minetally.profile;

import java.io.Serializable;
import java.util.Set;

/**
 * A condition on a column's text, after trimming white space.
 *
 * @param column the column, as the header names it
 * @param values the texts that are meant
 * @param keep true: only records with one of the values are taken; false: those are left out
 */
public record Filter(String column, Set<String> values, boolean keep) implements Serializable {

  public Filter {
    values = Set.copyOf(values);
  }

  /** Whether a record with this text is taken. */
  public boolean accepts(String text) {
    return values.contains(text) == keep;
  }
}
