package org.minetally.region.boundary;

import java.io.Serializable;
import org.minetally.region.GazetteerGeoJson.Source;

/**
 * How a feature says which region's polygons it holds.
 *
 * @param source where its code or name stands
 * @param byName whether it is a name, which is looked for as any source's names are; else it is a
 *     code
 */
public record BoundaryKey(Source source, boolean byName) implements Serializable {

  /** Features with codes. Those with the same code are one region of several polygons. */
  public static BoundaryKey code(Source source) {
    return new BoundaryKey(source, false);
  }

  /** Features with names. Two features must not have the same. */
  public static BoundaryKey name(Source source) {
    return new BoundaryKey(source, true);
  }

  String word() {
    return byName ? "name" : "code";
  }
}
