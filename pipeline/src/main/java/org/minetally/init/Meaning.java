package org.minetally.init;

import java.util.ArrayList;
import java.util.List;

/**
 * The guessed role of a column.
 *
 * @param role the role
 * @param column the column
 * @param score how well the column fits the role
 * @param why the reason for the guess, for review
 * @param doubts what a person must check; the guess is certain if there is nothing
 */
record Meaning(Role role, SampledColumn column, int score, String why, List<String> doubts) {

  Meaning {
    doubts = List.copyOf(doubts);
  }

  /** Returns the name of the column as YAML. */
  String name() {
    return Words.quoted(column.name());
  }

  /** Returns the same guess with another doubt. */
  Meaning doubting(String doubt) {
    List<String> all = new ArrayList<>(doubts);
    all.add(doubt);
    return new Meaning(role, column, score, why, all);
  }

  /** Returns the same guess for another role. */
  Meaning as(Role other) {
    return new Meaning(other, column, score, why, doubts);
  }
}
