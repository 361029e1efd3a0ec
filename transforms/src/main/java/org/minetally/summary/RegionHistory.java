package org.minetally.summary;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;

/**
 * The figures of one region over time, by {@link SummaryMeasure}, and the figures derived from
 * them. A figure that is not reported is {@link Measure#NOT_REPORTED}; so are all figures of a
 * period without records.
 */
final class RegionHistory {

  /** The periods by their first day. */
  private final NavigableMap<Integer, long[]> exact = new TreeMap<>();

  /** Every period and bucket, by its last day, except the unknown one. */
  private final SortedMap<Integer, long[]> byEnd = new TreeMap<>();

  private final NavigableMap<Integer, long[]> cumulative = new TreeMap<>();

  static long[] nothing() {
    long[] sums = new long[SummaryMeasure.count()];
    Arrays.fill(sums, Measure.NOT_REPORTED);
    return sums;
  }

  private static void add(long[] to, long[] sums) {
    for (int i = 0; i < to.length; i++) {
      to[i] = Measure.add(to[i], sums[i]);
    }
  }

  /** Adds the figures of a period or bucket. */
  void enter(Period period, long[] sums) {
    if (period.exact()) {
      exact.put(period.startDay(), sums);
    }
    if (period.endDay() != DateInterval.UNKNOWN.endDay()) {
      add(byEnd.computeIfAbsent(period.endDay(), day -> nothing()), sums);
    }
  }

  /** Computes the cumulative totals, once all figures have been added. */
  void close() {
    long[] total = nothing();
    byEnd.forEach(
        (end, sums) -> {
          add(total, sums);
          cumulative.put(end, total.clone());
        });
  }

  /**
   * Returns the totals of all periods and buckets that end on or before the end of this one: a
   * record of which only the year is known counts from the end of that year on. Nothing for the
   * unknown period.
   */
  long[] cumulative(Period period) {
    Map.Entry<Integer, long[]> last =
        period.endDay() == DateInterval.UNKNOWN.endDay()
            ? null
            : cumulative.floorEntry(period.endDay());
    return last == null ? nothing() : last.getValue();
  }

  /** Returns whether the region has records in an exact period. */
  boolean has(Period period) {
    return period.exact() && exact.containsKey(period.startDay());
  }

  /** Returns the figures minus those of another period, where both are reported. */
  long[] change(Period period, Optional<Period> from) {
    long[] change = nothing();
    long[] before = from.map(Period::startDay).map(exact::get).orElse(null);
    long[] now = exact.get(period.startDay());
    if (before != null && now != null) {
      for (int i = 0; i < change.length; i++) {
        if (now[i] != Measure.NOT_REPORTED && before[i] != Measure.NOT_REPORTED) {
          change[i] = Math.subtractExact(now[i], before[i]);
        }
      }
    }
    return change;
  }

  /** Returns the figures of another exact period, or nothing. */
  long[] at(Optional<Period> period) {
    return period.map(Period::startDay).map(exact::get).orElseGet(RegionHistory::nothing);
  }

  /**
   * Returns the totals of the exact periods in the twelve months that end with this one. Buckets
   * are never included, because they may or may not lie in these months.
   *
   * @param firstDay for each measure, the first day of all records of its dataset; if the twelve
   *     months start before it, there is no sum, because a sum over fewer months would look low
   */
  long[] twelveMonths(Period period, ToIntFunction<SummaryMeasure> firstDay) {
    long[] total = nothing();
    int from = period.firstDayOfTwelveMonths();
    if (from == Integer.MIN_VALUE) {
      return total;
    }
    exact.subMap(from, true, period.startDay(), true).values().forEach(sums -> add(total, sums));
    for (SummaryMeasure measure : SummaryMeasure.values()) {
      if (firstDay.applyAsInt(measure) > from) {
        total[measure.position()] = Measure.NOT_REPORTED;
      }
    }
    return total;
  }
}
