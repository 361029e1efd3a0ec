package org.minetally.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.minetally.table.TableRows;
import org.minetally.table.internal.ChangeTable;

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
    Map<String, String> members = new LinkedHashMap<>();
    for (int i = 0; i < columns.dimensions().size(); i++) {
      members.put(columns.dimensions().get(i), at.text(columns.dimension(i)));
    }
    return new FactRow(
        table,
        new Period(at.text(columns.periodId()), at.text(FactColumns.PERIOD_KEY), at.start()),
        new Region(
            at.text(columns.regionId()),
            at.text(FactColumns.REGION_CODE),
            at.text(columns.regionName()),
            at.text(FactColumns.PARENT_CODE)),
        ChangeTable.dimensions(members));
  }

  /** Returns the region and dimensions for display. */
  String place() {
    return dimensions.isEmpty() ? region.name() : region.name() + ", " + dimensions;
  }
}
