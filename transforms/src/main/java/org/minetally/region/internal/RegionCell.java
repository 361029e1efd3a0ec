package org.minetally.region.internal;

import java.io.Serializable;

/**
 * A place as it appears in the table of one level: a region of that level, or the explicit unknown
 * place under a region of a higher level.
 *
 * @param code the region's code; {@code <ancestor's code>/unknown} if only an ancestor is known;
 *     {@code unknown} if nothing is known
 * @param name the region's name, or {@code unknown}
 * @param parentCode the code of the region above, or of the known ancestor; null for a region
 *     without a parent and for the entirely unknown place
 */
public record RegionCell(String code, String name, String parentCode) implements Serializable {

  /** The name of every unknown place, and the last part of its code. */
  public static final String UNKNOWN = "unknown";

  /** The place of a record without any known region. */
  public static final RegionCell WHOLLY_UNKNOWN = new RegionCell(UNKNOWN, UNKNOWN, null);

  /**
   * Returns an identifier that is unique among the places of all levels, such as {@code
   * district:0102}.
   *
   * @param level the level's name
   */
  public String id(String level) {
    return id(level, code);
  }

  /** Returns the same identifier for a given code. */
  public static String id(String level, String code) {
    return level + ":" + code;
  }

  public static RegionCell unknownBelow(String ancestorCode) {
    return new RegionCell(ancestorCode + "/" + UNKNOWN, UNKNOWN, ancestorCode);
  }
}
