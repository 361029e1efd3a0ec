package org.minetally.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;
import org.minetally.region.Gazetteer;
import org.minetally.summary.internal.CellTable;
import org.minetally.summary.internal.suppression.PublishedMeasure;
import org.minetally.table.SummaryTable;

/**
 * The sums over several periods of a summary table: cumulative totals, or sums over the twelve
 * months up to a period. As cells they are numbered by region, then by time, so that the cells that
 * contain an atom are consecutive.
 */
final class SummaryWindows {

  /**
   * One window.
   *
   * @param region the number of the region in the gazetteer, or of one of its versions
   * @param firstDay the first day of its periods
   * @param lastDay the last day of its periods
   */
  record Window(int region, int firstDay, int lastDay) {}

  private final List<Window> windows = new ArrayList<>();
  private final int[] from;
  private final int[] to;

  private SummaryWindows(int atoms) {
    this.from = new int[atoms];
    this.to = new int[atoms];
  }

  /** Returns no windows. */
  static SummaryWindows none(CellTable atoms) {
    return new SummaryWindows(atoms.size());
  }

  /** Returns the cumulative totals up to the end of each period or bucket. */
  static SummaryWindows untilEnd(SummaryTable table, Gazetteer gazetteer, CellTable atoms) {
    SummaryWindows result = new SummaryWindows(atoms.size());
    byRegion(table, gazetteer, atoms)
        .forEach(
            (code, periods) -> {
              int first = result.windows.size();
              periods.values().removeIf(p -> p.endDay() == DateInterval.UNKNOWN.endDay());
              if (periods.isEmpty()) {
                return;
              }
              int region = atoms.region(periods.keySet().iterator().next());
              int[] ends =
                  periods.values().stream().mapToInt(Period::endDay).sorted().distinct().toArray();
              for (int end : ends) {
                result.windows.add(new Window(region, Integer.MIN_VALUE, end));
              }
              periods.forEach(
                  (atom, period) -> {
                    result.from[atom] = first + Arrays.binarySearch(ends, period.endDay());
                    result.to[atom] = first + ends.length;
                  });
            });
    return result;
  }

  /** Returns the sums over the twelve months up to each period, if the table has such sums. */
  static SummaryWindows twelveMonths(SummaryTable table, Gazetteer gazetteer, CellTable atoms) {
    SummaryWindows result = new SummaryWindows(atoms.size());
    byRegion(table, gazetteer, atoms)
        .forEach(
            (code, periods) -> {
              int first = result.windows.size();
              periods.values().removeIf(p -> p.firstDayOfTwelveMonths() == Integer.MIN_VALUE);
              if (periods.isEmpty()) {
                return;
              }
              int region = atoms.region(periods.keySet().iterator().next());
              SortedMap<Integer, Period> last = lastPeriods(table.period(), periods.values());
              int[] starts = last.keySet().stream().mapToInt(Integer::intValue).toArray();
              last.values()
                  .forEach(
                      period ->
                          result.windows.add(
                              new Window(
                                  region, period.firstDayOfTwelveMonths(), period.startDay())));
              periods.forEach(
                  (atom, period) -> {
                    int at = Arrays.binarySearch(starts, period.startDay());
                    result.from[atom] = first + at;
                    while (at < starts.length
                        && last.get(starts[at]).firstDayOfTwelveMonths() <= period.startDay()) {
                      at++;
                    }
                    result.to[atom] = first + at;
                  });
            });
    return result;
  }

  /** Returns the atoms' periods, by the region's code. */
  private static SortedMap<String, Map<Integer, Period>> byRegion(
      SummaryTable table, Gazetteer gazetteer, CellTable atoms) {
    SortedMap<String, Map<Integer, Period>> periods = new TreeMap<>();
    int level = gazetteer.levelIndex(table.level());
    for (int atom = 0; atom < atoms.size(); atom++) {
      periods
          .computeIfAbsent(gazetteer.cell(atoms.region(atom), level).code(), any -> new TreeMap<>())
          .put(atom, table.period().periodOf(atoms.interval(atom)));
    }
    return periods;
  }

  /** Returns each period whose twelve months contain one of the given periods, by its first day. */
  private static SortedMap<Integer, Period> lastPeriods(PeriodType type, Iterable<Period> periods) {
    SortedMap<Integer, Period> last = new TreeMap<>();
    for (Period period : periods) {
      Period next = period;
      while (next.exact() && next.firstDayOfTwelveMonths() <= period.startDay()) {
        last.put(next.startDay(), next);
        int day = next.endDay() + 1;
        next = type.periodOf(DateInterval.pack(day, day));
      }
    }
    return last;
  }

  /**
   * Returns the windows as a view of cells.
   *
   * @param isCounted whether an atom counts for the measure
   */
  PublishedMeasure view(IntPredicate isCounted, int measure) {
    int[] end = to.clone();
    for (int atom = 0; atom < end.length; atom++) {
      if (!isCounted.test(atom)) {
        end[atom] = from[atom];
      }
    }
    return new PublishedMeasure(from, end, windows.size(), measure);
  }

  List<Window> windows() {
    return Collections.unmodifiableList(windows);
  }
}
