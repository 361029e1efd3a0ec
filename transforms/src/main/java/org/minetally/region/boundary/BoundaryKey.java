package org.minetally.region.boundary;

import java.io.Serializable;
import org.minetally.region.GazetteerGeoJson.Source;

/**
 * How a feature identifies the region that its polygons belong to.
 *
 * @param source the source of the region's code or name
 * @param byName true for a name, which is matched like any source's names; false for a code
 */
public record BoundaryKey(Source source, boolean byName) implements Serializable {

  /**
   * Identifies regions by code. Features with the same code are one region with several polygons.
   */
  public static BoundaryKey code(Source source) {
    return new BoundaryKey(source, false);
  }

  /** Identifies regions by name. No two features may have the same name. */
  public static BoundaryKey name(Source source) {
    return new BoundaryKey(source, true);
  }

  String word() {
    return byName ? "name" : "code";
  }
}
