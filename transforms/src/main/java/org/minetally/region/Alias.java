package org.minetally.region;

import java.io.Serializable;
import java.util.Objects;

/**
 * An additional name of a region, read from a separate file. White space around the strings is
 * removed.
 *
 * @param level the name of the region's level
 * @param code the region's code
 * @param name the additional name
 * @param where the origin of the alias for messages, such as {@code aliases.csv, line 12}
 */
public record Alias(String level, String code, String name, String where) implements Serializable {

  public Alias {
    level = level.strip();
    code = code.strip();
    name = name.strip();
    Objects.requireNonNull(where);
  }
}
