package org.minetally.region;

import java.io.Serializable;
import java.util.List;

/**
 * A region of the gazetteer.
 *
 * @param code its code, unique within its level
 * @param name its name as written in the gazetteer's source
 * @param level the index of its level, 0 for the highest
 * @param parent the number of the region that it belongs to, or -1 if it has no parent
 * @param aliases its other names as written in the source, in the source's order; may be empty
 */
public record Region(String code, String name, int level, int parent, List<String> aliases)
    implements Serializable {

  public Region {
    aliases = List.copyOf(aliases);
  }
}
