package org.minetally.job;

import org.minetally.region.boundary.Boundaries;
import org.minetally.region.boundary.BoundaryKey;
import org.minetally.region.boundary.BoundingBox;
import org.minetally.region.boundary.PointRules;
import org.minetally.storage.Location;

/**
 * How a job uses coordinates.
 *
 * @param boundaries the polygons of the regions; null if there are none, in which case no source
 *     has coordinates other than geometries
 * @param box the bounding box of valid points; null for the bounding box of the polygons
 * @param rejectOutside whether a record with a point outside the box is rejected
 * @param nearestWithin the maximum distance in metres from a point outside every polygon to the
 *     nearest polygon, for the point to be assigned to it; 0 to assign no such point
 */
public record PointsSpec(
    Polygons boundaries, BoundingBox box, boolean rejectOutside, double nearestWithin) {

  /**
   * The polygons of the regions of one level.
   *
   * @param file a GeoJSON file
   * @param level the level's name
   * @param key the property that identifies the region of a feature
   */
  public record Polygons(Location file, String level, BoundaryKey key) {}

  /** Returns the rules for points, given the polygons that were read; null if there are none. */
  public PointRules rules(Boundaries read) {
    return read == null
        ? PointRules.NONE
        : new PointRules(read, box == null ? read.box() : box, rejectOutside, nearestWithin);
  }
}
