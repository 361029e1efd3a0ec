package org.minetally.job.yaml;

import org.minetally.job.Problem;
import org.minetally.storage.Location;
import org.minetally.storage.Stores;
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
   * @param option the beginning of the option, which its value follows, such as {@code --input a=}
   */
  static Yaml of(String option, String value) {
    boolean secret =
        Stores.looksSecret(value) || (Location.isUri(value) && value.indexOf('@') >= 0);
    String place = secret ? option.strip() : option + value;
    return new Yaml(place, new ScalarNode(Tag.STR, value, NOWHERE, NOWHERE, ScalarStyle.PLAIN));
  }

  /** Returns whether a value is not in a file. */
  static boolean is(Yaml place) {
    return place.line() == 0;
  }

  /** Returns a problem of an option. */
  static Problem problem(String option, String value, String message, String suggestion) {
    return of(option, value).problem(message, suggestion);
  }
}
