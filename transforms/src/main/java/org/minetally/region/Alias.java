package org.minetally.region;

import java.io.Serializable;
import java.util.Objects;

/**
 * A further name of a region, from a file beside the gazetteer. White space around the texts is
 * removed.
 *
 * @param level the region's level
 * @param code the region's code
 * @param name the name
 * @param where where it comes from, for messages, such as {@code aliases.csv, line 12}
 */
public record Alias(String level, String code, String name, String where) implements Serializable {

  public Alias {
    level = level.strip();
    code = code.strip();
    name = name.strip();
    Objects.requireNonNull(where);
  }
}
