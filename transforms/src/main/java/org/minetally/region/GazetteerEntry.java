package org.minetally.region;

import java.util.List;

/**
 * One region as a gazetteer file gives it.
 *
 * @param level its level's name
 * @param code its code
 * @param name its name
 * @param parentCode the code of the region above, or null for a region of the top level
 * @param aliases other names
 * @param where file and line, for messages
 */
public record GazetteerEntry(
    String level, String code, String name, String parentCode, List<String> aliases, String where) {

  public GazetteerEntry {
    aliases = List.copyOf(aliases);
  }
}
