package org.minetally.region;

import java.io.Serializable;

/**
 * A region as it stands in a table of one level: the region itself, or the unknown place below the
 * deepest region that is known.
 *
 * @param code the region's code; {@code <code>/unknown}; or {@code unknown}
 * @param name the region's name, or {@code unknown}
 * @param parentCode the code of the region above, or null if there is none
 */
public record RegionCell(String code, String name, String parentCode) implements Serializable {

  /** The name of every unknown place, and the code of the wholly unknown one. */
  public static final String UNKNOWN = "unknown";

  static final RegionCell NOWHERE = new RegionCell(UNKNOWN, UNKNOWN, null);

  static RegionCell unknownBelow(Region region) {
    return new RegionCell(region.code() + "/" + UNKNOWN, UNKNOWN, region.code());
  }
}
