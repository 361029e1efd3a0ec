package org.minetally.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.period.Period;
import org.minetally.profile.internal.MappedFields.Field;
import org.minetally.reconcile.internal.ReconciliationScope;
import org.minetally.reconcile.internal.YearGap;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/** The table of how many counted records report each mapped field. */
final class FieldCompleteness {

  private final List<Row> rows = new ArrayList<>();

  private record Row(
      ReconciliationScope.Source source, Period year, Field field, SortedMap<Integer, Long> gaps) {

    /** Returns the number of records with one of the field's gaps; a field may lack the bit. */
    long records(long bit) {
      return bit == 0 ? 0 : gaps.getOrDefault(Long.numberOfTrailingZeros(bit), 0L);
    }
  }

  /**
   * Creates the table.
   *
   * @param gaps by source, the number of counted records for each year and gap
   */
  FieldCompleteness(ReconciliationScope scope, SortedMap<Integer, SortedMap<YearGap, Long>> gaps) {
    gaps.forEach(
        (source, records) ->
            byYear(records)
                .forEach((year, of) -> add(scope.sources().get(source), YearGap.period(year), of)));
  }

  private static SortedMap<Integer, SortedMap<Integer, Long>> byYear(
      SortedMap<YearGap, Long> gaps) {
    SortedMap<Integer, SortedMap<Integer, Long>> years = new TreeMap<>();
    gaps.forEach(
        (gap, records) ->
            years.computeIfAbsent(gap.year(), year -> new TreeMap<>()).put(gap.bit(), records));
    return years;
  }

  private void add(ReconciliationScope.Source source, Period year, SortedMap<Integer, Long> gaps) {
    source.fields().fields().forEach(field -> rows.add(new Row(source, year, field, gaps)));
  }

  /** Returns its rows. */
  TableRows rows() {
    TableRows.Builder table = new TableRows.Builder(TableSchema.FIELD_COMPLETENESS, rows.size());
    for (Row row : rows) {
      long records = row.gaps.getOrDefault(YearGap.ALL, 0L);
      long absent = row.records(row.field.absent());
      long unspecific = row.records(row.field.unspecific());
      long reported = records - absent - unspecific;
      table
          .row()
          .text(row.source.id())
          .text(row.source.dataset().label())
          .text(row.year.key())
          .days(row.year)
          .text(row.field.name())
          .number(records)
          .number(reported)
          .number(unspecific)
          .number(absent)
          .ratio(reported, records, 1);
    }
    return table.build();
  }
}
