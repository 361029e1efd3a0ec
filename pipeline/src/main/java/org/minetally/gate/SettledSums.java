package org.minetally.gate;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.job.ChangeLimit;
import org.minetally.model.Measure;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.table.ColumnType;
import org.minetally.table.TableRows;

/**
 * Sums of a table's figures over the periods that were settled in the previous snapshot.
 *
 * @param limit which regions and columns to add up, and whether for each region
 * @param periods the periods to add up
 */
record SettledSums(ChangeLimit.Scope limit, PreviousPeriods periods) {

  /**
   * What is added up.
   *
   * @param region the region as code and name; empty for all
   * @param measure the column
   */
  record Key(String region, String measure) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byRegion = region.compareTo(other.region);
      return byRegion == 0 ? measure.compareTo(other.measure) : byRegion;
    }
  }

  /** Returns the sums of a table in a folder. Columns without any figure are absent. */
  SortedMap<Key, BigDecimal> of(Path folder) throws IOException {
    SortedMap<Key, BigDecimal> sums = new TreeMap<>();
    try (WrittenTable file = WrittenTable.open(folder)) {
      FactFileColumns all = FactFileColumns.in(file);
      List<String> figures =
          all.figures().keySet().stream().filter(limit::includesMeasure).toList();
      FactColumns columns = FactColumns.of(all, figures);
      FactCursor rows = new FactCursor(file, columns);
      while (rows.next()) {
        if (periods.isSettled(rows.text(FactColumns.PERIOD_KEY))
            && limit.includesRegion(rows.text(FactColumns.REGION_CODE))) {
          String region =
              limit.per() == ChangeLimit.Per.TABLE
                  ? ""
                  : ChangeChecks.region(
                      rows.text(FactColumns.REGION_CODE), rows.text(columns.regionName()));
          for (int i = 0; i < figures.size(); i++) {
            long figure = rows.figure(i);
            if (figure != TableRows.NO_NUMBER) {
              String name = figures.get(i);
              int scale = all.figures().get(name) == ColumnType.AREA ? Measure.AREA_SCALE : 0;
              sums.merge(new Key(region, name), BigDecimal.valueOf(figure, scale), BigDecimal::add);
            }
          }
        }
      }
    }
    return sums;
  }
}
