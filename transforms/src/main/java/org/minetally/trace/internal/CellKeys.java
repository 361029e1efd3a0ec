package org.minetally.trace.internal;

import java.util.HashMap;
import java.util.Map;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;
import org.minetally.period.internal.ByInterval;
import org.minetally.region.Gazetteer;
import org.minetally.region.internal.RegionCell;

/**
 * The periods and regions in which records count, and whether they meet the conditions.
 *
 * <p>Not safe for use by several threads.
 */
final class CellKeys {

  /** A period or a region. */
  private record Part<T>(T value, boolean isWanted) {}

  private final PeriodType type;
  private final String level;
  private final int levelIndex;
  private final Gazetteer gazetteer;
  private final CellConditions conditions;
  private final ByInterval<Part<Period>> periods = new ByInterval<>(this::periodPart);
  private final Map<Integer, Part<RegionCell>> regions = new HashMap<>();

  CellKeys(PeriodType type, String level, Gazetteer gazetteer, CellConditions conditions) {
    this.type = type;
    this.level = level;
    this.levelIndex = gazetteer.levelIndex(level);
    this.gazetteer = gazetteer;
    this.conditions = conditions;
  }

  /** Returns the period in which a record with this interval counts. */
  Period period(long interval) {
    return periods.get(interval).value;
  }

  /** Returns the place in which a record of this region counts. */
  RegionCell region(int region) {
    return regionPart(region).value;
  }

  /** Returns whether the period of a record with this interval meets the conditions. */
  boolean acceptInterval(long interval) {
    return periods.get(interval).isWanted;
  }

  /** Returns whether the place of a record of this region meets the conditions. */
  boolean acceptRegion(int region) {
    return regionPart(region).isWanted;
  }

  private Part<Period> periodPart(long interval) {
    Period period = type.periodOf(interval);
    return new Part<>(period, conditions.accept(period));
  }

  private Part<RegionCell> regionPart(int region) {
    Part<RegionCell> known = regions.get(region);
    if (known == null) {
      RegionCell cell = gazetteer.cell(region, levelIndex);
      known = new Part<>(cell, conditions.accept(cell, level));
      regions.put(region, known);
    }
    return known;
  }
}
