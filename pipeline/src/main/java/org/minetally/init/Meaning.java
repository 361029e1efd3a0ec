package org.minetally.init;

/**
 * What a column is taken for.
 *
 * @param role what it holds
 * @param column the column
 * @param why the reason, for a person to judge
 */
record Meaning(Role role, SampledColumn column, String why) {

  /** The column's name as YAML. */
  String name() {
    return Words.quoted(column.name());
  }
}
