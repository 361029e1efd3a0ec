package org.minetally.trace.internal;

import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;
import org.minetally.period.internal.ByInterval;

/**
 * The years of events, as the column {@code period_key} has them. Not safe for use by several
 * threads.
 */
final class EventYears {

  private static final String UNKNOWN = PeriodType.YEAR.periodOf(DateInterval.UNKNOWN_PACKED).key();

  private final ByInterval<String> known = new ByInterval<>(EventYears::find);

  /** Returns the year that contains an interval, or that of intervals that no year contains. */
  String of(long interval) {
    return known.get(interval);
  }

  private static String find(long interval) {
    Period year = PeriodType.YEAR.periodOf(interval);
    return year.exact() ? year.key() : UNKNOWN;
  }
}
