package org.minetally.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.minetally.region.Gazetteer;

/**
 * The boundaries of the regions of all levels: those of the lowest level as they are, and for each
 * region above, the union of the boundaries of its parts. A part without a boundary is missing from
 * the union. A region belongs to its latest parent, or to that on the day of the region mode.
 */
final class DissolvedLevels {

  private DissolvedLevels() {}

  /**
   * Returns the geometry of every region that has one or has a part with one, by region number.
   *
   * @param level the index of the level of the given geometries
   * @param lowest the geometries by region number
   */
  static SortedMap<Integer, Geometry> of(
      Gazetteer gazetteer, int level, SortedMap<Integer, Geometry> lowest) {
    SortedMap<Integer, Geometry> all = new TreeMap<>(lowest);
    Map<Integer, List<Geometry>> parts = new TreeMap<>();
    lowest.forEach((region, shape) -> addTo(gazetteer.region(region).parent(), shape, parts));
    for (int above = level - 1; above >= 0; above--) {
      for (int region = 0; region < gazetteer.size(); region++) {
        if (gazetteer.region(region).level() == above && parts.containsKey(region)) {
          Geometry shape = OverlayNGRobust.union(parts.get(region)).norm().reverse();
          all.put(region, shape);
          addTo(gazetteer.region(region).parent(), shape, parts);
        }
      }
    }
    return all;
  }

  private static void addTo(int parent, Geometry shape, Map<Integer, List<Geometry>> parts) {
    if (parent != Gazetteer.UNKNOWN) {
      parts.computeIfAbsent(parent, any -> new ArrayList<>()).add(shape);
    }
  }
}
