package org.minetally.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;

/**
 * The periods in which a summary table has a row for a region although the region may have no
 * records. They run from the first period in which any of the region's records ends to the last
 * period of the table. Without such rows, a sum of running figures over regions would miss the
 * regions without recent records.
 */
final class CarriedPeriods {

  /** The exact periods by their last day, from the regions' first one to the table's last. */
  private final NavigableMap<Integer, Period> byEnd = new TreeMap<>();

  /**
   * Creates the periods of regions.
   *
   * @param periods the periods and buckets in which any of these regions has records
   * @param lastDay the last day of all periods of the table, in days since 1970-01-01
   */
  CarriedPeriods(PeriodType type, Iterable<Period> periods, int lastDay) {
    for (int day = firstEnd(periods); day <= lastDay; ) {
      Period next = type.periodOf(DateInterval.pack(day, day));
      byEnd.put(next.endDay(), next);
      day = next.endDay() + 1;
    }
  }

  /**
   * Returns the periods of a region, in order.
   *
   * @param periods the periods and buckets in which it has records
   */
  List<Period> of(Iterable<Period> periods) {
    return new ArrayList<>(byEnd.tailMap(firstEnd(periods), true).values());
  }

  /** Returns the last day of the first of these periods. */
  private static int firstEnd(Iterable<Period> periods) {
    int first = Integer.MAX_VALUE;
    for (Period period : periods) {
      first = isDated(period) ? Math.min(first, period.endDay()) : first;
    }
    return first;
  }

  private static boolean isDated(Period period) {
    return period.endDay() != DateInterval.UNKNOWN.endDay();
  }
}
