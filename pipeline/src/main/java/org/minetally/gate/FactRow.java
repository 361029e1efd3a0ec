package org.minetally.gate;

import java.util.StringJoiner;
import org.minetally.table.TableRows;

/**
 * The identity of a row of a fact table, as written to the table of changes.
 *
 * @param table the table
 * @param dimensions {@code name=value;name=value}; empty if there are none
 */
record FactRow(String table, Period period, Region region, String dimensions) {

  /**
   * The period of a row.
   *
   * @param start days since 1970-01-01, or {@link TableRows#NO_DATE}
   */
  record Period(String id, String key, int start) {}

  /**
   * The region of a row.
   *
   * @param parentCode null if there is none
   */
  record Region(String id, String code, String name, String parentCode) {}

  /** Returns the current row of a cursor. */
  static FactRow of(String table, FactColumns columns, FactCursor at) {
    StringJoiner dimensions = new StringJoiner(";");
    for (int i = 0; i < columns.dimensions().size(); i++) {
      dimensions.add(columns.dimensions().get(i) + "=" + escaped(at.text(columns.dimension(i))));
    }
    return new FactRow(
        table,
        new Period(at.text(columns.periodId()), at.text(FactColumns.PERIOD_KEY), at.start()),
        new Region(
            at.text(columns.regionId()),
            at.text(FactColumns.REGION_CODE),
            at.text(columns.regionName()),
            at.text(FactColumns.PARENT_CODE)),
        dimensions.toString());
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace(";", "\\;").replace("=", "\\=");
  }

  /** Returns the region and dimensions for display. */
  String place() {
    return dimensions.isEmpty() ? region.name() : region.name() + ", " + dimensions;
  }
}
