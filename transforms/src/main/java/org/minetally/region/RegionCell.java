package org.minetally.region;

import java.io.Serializable;

/**
 * A place as it stands in a table of one level: a region of that level, or the explicit unknown
 * place below a region of a higher level.
 *
 * @param code the region's code; {@code <ancestor's code>/unknown} where only an ancestor is known;
 *     {@code unknown} where nothing is
 * @param name the region's name, or {@code unknown}
 * @param parentCode the code of the region above, or of the known ancestor; null for a region
 *     without a parent and for the wholly unknown place
 */
public record RegionCell(String code, String name, String parentCode) implements Serializable {

  /** The name of every unknown place, and the last part of its code. */
  static final String UNKNOWN = "unknown";

  /** The place of a record that no known region holds. */
  static final RegionCell WHOLLY_UNKNOWN = new RegionCell(UNKNOWN, UNKNOWN, null);

  /**
   * What tells the place from all others, of other levels too, such as {@code district:0102}.
   *
   * @param level the level's name
   */
  public String id(String level) {
    return id(level, code);
  }

  /** The same of a place of which only the code is at hand. */
  public static String id(String level, String code) {
    return level + ":" + code;
  }

  static RegionCell unknownBelow(String ancestorCode) {
    return new RegionCell(ancestorCode + "/" + UNKNOWN, UNKNOWN, ancestorCode);
  }
}
