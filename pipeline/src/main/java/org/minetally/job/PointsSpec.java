package org.minetally.job;

import org.minetally.region.boundary.Boundaries;
import org.minetally.region.boundary.BoundaryKey;
import org.minetally.region.boundary.BoundingBox;
import org.minetally.region.boundary.PointRules;
import org.minetally.storage.Location;

/**
 * What is done with coordinates.
 *
 * @param boundaries where the regions' polygons are; null: there are none, and no source has
 *     coordinates
 * @param box where points can lie; null: in the box of the polygons
 * @param rejectOutside whether a record with a point outside the box is rejected
 * @param nearestWithin how many metres from the nearest polygon a point in none may lie; 0: it is
 *     not looked for
 */
public record PointsSpec(
    Polygons boundaries, BoundingBox box, boolean rejectOutside, double nearestWithin) {

  /**
   * The polygons of the regions of one level.
   *
   * @param file a GeoJSON file
   * @param level the level's name
   * @param key how a feature names its region
   */
  public record Polygons(Location file, String level, BoundaryKey key) {}

  /** The rules, once the polygons are read. */
  public PointRules rules(Boundaries read) {
    return new PointRules(read, box == null ? read.box() : box, rejectOutside, nearestWithin);
  }
}
