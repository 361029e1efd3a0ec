package org.minetally.mapping.internal;

import org.minetally.region.Gazetteer;
import org.minetally.region.boundary.PointRules;

/**
 * How the place of a record is found.
 *
 * @param gazetteer the regions
 * @param points the rules for coordinates; {@link PointRules#NONE} if they are not read
 */
public record PlaceRules(Gazetteer gazetteer, PointRules points) {

  /** Returns rules that do not read coordinates. */
  public static PlaceRules of(Gazetteer gazetteer) {
    return new PlaceRules(gazetteer, PointRules.NONE);
  }
}
