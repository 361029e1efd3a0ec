package org.minetally.init;

/**
 * The guessed role of a column.
 *
 * @param role the role
 * @param column the column
 * @param why the reason for the guess, for review
 */
record Meaning(Role role, SampledColumn column, String why) {

  /** Returns the name of the column as YAML. */
  String name() {
    return Words.quoted(column.name());
  }
}
