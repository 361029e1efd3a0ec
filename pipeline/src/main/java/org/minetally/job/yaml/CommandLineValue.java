package org.minetally.job.yaml;

import org.minetally.job.Problem;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value that is given on the command line or in the environment rather than in a file. */
final class CommandLineValue {

  /** Lines and columns count from 0 here, so this is position 0 in a problem. */
  private static final Mark NOWHERE = new Mark("", -1, -1, -1, new int[0], 0);

  private CommandLineValue() {}

  /**
   * Returns a value with the option as its place.
   *
   * @param option the option with its value, as given
   */
  static Yaml of(String option, String value) {
    return new Yaml(option, new ScalarNode(Tag.STR, value, NOWHERE, NOWHERE, ScalarStyle.PLAIN));
  }

  /** Returns whether a value is not in a file. */
  static boolean is(Yaml place) {
    return place.line() == 0;
  }

  /** Returns a problem of an option. */
  static Problem problem(String option, String message, String suggestion) {
    return of(option, "").problem(message, suggestion);
  }
}
