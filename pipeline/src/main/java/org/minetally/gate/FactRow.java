package org.minetally.gate;

import java.util.StringJoiner;

/**
 * The identity of a row of a fact table, as written to the table of changes.
 *
 * @param table the table
 * @param dimensions {@code name=value;name=value}; empty if there are none
 * @param parentCode null if there is none
 * @param periodStart days since 1970-01-01, or {@link TableRows#NO_DATE}
 */
record FactRow(
    String table,
    String periodId,
    String regionId,
    String parentCode,
    String dimensions,
    String periodKey,
    int periodStart,
    String regionCode,
    String regionName) {

  /** Returns the current row of a cursor. */
  static FactRow of(String table, FactColumns columns, FactCursor at) {
    StringJoiner dimensions = new StringJoiner(";");
    for (int i = 0; i < columns.dimensions().size(); i++) {
      dimensions.add(columns.dimensions().get(i) + "=" + escaped(at.text(columns.dimension(i))));
    }
    return new FactRow(
        table,
        at.text(columns.periodId()),
        at.text(columns.regionId()),
        at.text(FactColumns.PARENT_CODE),
        dimensions.toString(),
        at.text(FactColumns.PERIOD_KEY),
        at.start(),
        at.text(FactColumns.REGION_CODE),
        at.text(columns.regionName()));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace(";", "\\;").replace("=", "\\=");
  }

  /** Returns the region and dimensions for display. */
  String place() {
    return dimensions.isEmpty() ? regionName : regionName + ", " + dimensions;
  }
}
