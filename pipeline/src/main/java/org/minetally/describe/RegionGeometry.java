package org.minetally.describe;

import org.locationtech.jts.geom.Geometry;
import org.minetally.region.Gazetteer;
import org.minetally.region.Region;
import org.minetally.region.internal.RegionCell;

/**
 * A region and its boundary.
 *
 * @param id its key in {@code dim_region}
 * @param level the name of its level
 * @param code its code
 * @param name its name
 * @param label its name, unique within its level
 * @param shape a polygon or multipolygon in degrees, longitude first
 */
record RegionGeometry(
    String id, String level, String code, String name, String label, Geometry shape) {

  static RegionGeometry of(Gazetteer gazetteer, int number, Geometry shape) {
    Region region = gazetteer.region(number);
    String level = gazetteer.levels().get(region.level());
    return new RegionGeometry(
        RegionCell.id(level, region.code()),
        level,
        region.code(),
        region.name(),
        gazetteer.label(region.level(), region.code()),
        shape);
  }
}
