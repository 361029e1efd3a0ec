package org.minetally.trace.internal;

import java.util.HashMap;
import java.util.Map;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;

/**
 * The years of events, as the column {@code period_key} has them. Not safe for use by several
 * threads.
 */
final class EventYears {

  private static final String UNKNOWN = PeriodType.YEAR.periodOf(DateInterval.UNKNOWN_PACKED).key();

  private final Map<Long, String> known = new HashMap<>();

  /** Returns the year that contains an interval, or that of intervals that no year contains. */
  String of(long interval) {
    return known.computeIfAbsent(interval, EventYears::find);
  }

  private static String find(long interval) {
    Period year = PeriodType.YEAR.periodOf(interval);
    return year.exact() ? year.key() : UNKNOWN;
  }
}
