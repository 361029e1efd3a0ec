package org.minetally.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.period.Period;
import org.minetally.reconcile.internal.ReconciliationScope;
import org.minetally.reconcile.internal.YearGap;
import org.minetally.reconcile.internal.YearLag;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * The table of the days between events and their first reports. All figures are whole numbers or
 * quotients of whole numbers, computed from the number of records for each number of days, so they
 * do not depend on how the work is divided.
 */
final class ReportingLag {

  private final List<Row> rows = new ArrayList<>();

  /**
   * The records of a source in a year.
   *
   * @param days the number of records for each number of days; without those whose number is not
   *     known
   * @param unknown the number of the latter
   */
  private record Row(
      ReconciliationScope.Source source, Period year, SortedMap<Integer, Long> days, long unknown) {

    long known() {
      return days.values().stream().reduce(0L, Math::addExact);
    }

    long beforeEvent() {
      return days.headMap(0).values().stream().reduce(0L, Math::addExact);
    }

    /**
     * Returns the smallest number of days within which at least this percentage of the records was
     * reported.
     */
    long within(int percent) {
      long most = known();
      long rank = Math.max(1, (Math.multiplyExact(most, percent) + 99) / 100);
      long records = 0;
      for (Map.Entry<Integer, Long> entry : days.entrySet()) {
        records += entry.getValue();
        if (records >= rank) {
          return entry.getKey();
        }
      }
      return TableRows.NO_NUMBER;
    }

    /** Returns the mean as the bits of a number with a fraction. */
    long mean() {
      long sum = 0;
      for (Map.Entry<Integer, Long> entry : days.entrySet()) {
        sum = Math.addExact(sum, Math.multiplyExact((long) entry.getKey(), entry.getValue()));
      }
      long known = known();
      // The sum is a whole number, so a mean of 0 is never a negative one.
      return known == 0 ? TableRows.NO_NUMBER : Double.doubleToLongBits((double) sum / known);
    }
  }

  /**
   * Creates the table.
   *
   * @param lags by source, the number of counted records for each year and number of days
   */
  ReportingLag(ReconciliationScope scope, SortedMap<Integer, SortedMap<YearLag, Long>> lags) {
    lags.forEach(
        (source, records) ->
            byYear(records).forEach((year, of) -> add(scope.sources().get(source), year, of)));
  }

  private static SortedMap<Integer, SortedMap<Integer, Long>> byYear(
      SortedMap<YearLag, Long> lags) {
    SortedMap<Integer, SortedMap<Integer, Long>> years = new TreeMap<>();
    lags.forEach(
        (lag, records) ->
            years.computeIfAbsent(lag.year(), year -> new TreeMap<>()).put(lag.days(), records));
    return years;
  }

  private void add(ReconciliationScope.Source source, int year, SortedMap<Integer, Long> lags) {
    SortedMap<Integer, Long> days = new TreeMap<>(lags);
    Long unknown = days.remove(YearLag.UNKNOWN);
    rows.add(new Row(source, YearGap.period(year), days, unknown == null ? 0 : unknown));
  }

  /** Returns its rows. */
  TableRows rows() {
    TableRows.Builder table = new TableRows.Builder(TableSchema.REPORTING_LAG, rows.size());
    for (Row row : rows) {
      boolean none = row.days.isEmpty();
      table
          .row()
          .text(row.source.id())
          .text(row.source.dataset().label())
          .text(row.year.key())
          .days(row.year)
          .number(Math.addExact(row.known(), row.unknown))
          .number(row.known())
          .number(row.unknown)
          .number(row.beforeEvent())
          .number(none ? TableRows.NO_NUMBER : row.days.firstKey())
          .number(row.within(50))
          .number(row.within(90))
          .number(none ? TableRows.NO_NUMBER : row.days.lastKey())
          .number(row.mean());
    }
    return table.build();
  }
}
