package org.minetally.region;

import java.io.Serializable;
import java.util.List;

/**
 * One region of the gazetteer.
 *
 * @param code its code, unique within its level
 * @param name its name
 * @param level the number of its level, 0 at the top
 * @param parent the number of the region above, or -1
 * @param aliases other names, in any language
 */
public record Region(String code, String name, int level, int parent, List<String> aliases)
    implements Serializable {

  public Region {
    aliases = List.copyOf(aliases);
  }
}
