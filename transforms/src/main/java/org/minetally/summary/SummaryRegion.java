package org.minetally.summary;

import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.region.Gazetteer;
import org.minetally.region.internal.RegionCell;

/**
 * The place of a row of a summary table. A region that moved to another parent within the period
 * has two rows in a fact table; here it has one, so that period and region identify a row.
 */
final class SummaryRegion {

  private final Gazetteer gazetteer;
  private final int level;
  private final SortedSet<Integer> versions = new TreeSet<>();

  SummaryRegion(Gazetteer gazetteer, int level) {
    this.gazetteer = gazetteer;
    this.level = level;
  }

  /** Adds another version of the same region. */
  void add(int region) {
    versions.add(region);
  }

  /** Returns the same region in a period without records: this object if its parent is the same. */
  SummaryRegion at(Period period) {
    int version =
        gazetteer.at(versions.first(), DateInterval.pack(period.startDay(), period.endDay()));
    if (versions.size() == 1 && versions.first() == version) {
      return this;
    }
    SummaryRegion then = new SummaryRegion(gazetteer, level);
    then.add(version);
    return then;
  }

  /**
   * Returns the region. If its parent changed within the period, the parent is the unknown place
   * under the lowest region that contains all its parents.
   */
  RegionCell cell() {
    RegionCell first = gazetteer.cell(versions.first(), level);
    boolean moved =
        versions.stream()
            .anyMatch(
                version ->
                    !Objects.equals(
                        gazetteer.cell(version, level).parentCode(), first.parentCode()));
    return moved
        ? new RegionCell(first.code(), first.name(), gazetteer.cell(common(), level - 1).code())
        : first;
  }

  /** Returns the lowest ancestor that all versions have in common, or {@link Gazetteer#UNKNOWN}. */
  private int common() {
    for (int above = level - 2; above >= 0; above--) {
      int of = gazetteer.ancestorAt(versions.first(), above);
      int at = above;
      if (of != Gazetteer.UNKNOWN && versions.stream().allMatch(v -> isBelow(v, at, of))) {
        return of;
      }
    }
    return Gazetteer.UNKNOWN;
  }

  private boolean isBelow(int version, int above, int region) {
    int ancestor = gazetteer.ancestorAt(version, above);
    return ancestor != Gazetteer.UNKNOWN
        && gazetteer.region(ancestor).code().equals(gazetteer.region(region).code());
  }
}
