package org.minetally.gate;

import java.util.StringJoiner;

/**
 * What tells a row of a fact table apart, as the table of changes has it.
 *
 * @param table the table
 * @param dimensions {@code name=value;name=value}; empty if there are none
 * @param parentCode null if there is none
 * @param periodStart days since 1970-01-01, or none
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

  /** The row on which a cursor stands. */
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

  /** The region, and what else it is, for a person. */
  String place() {
    return dimensions.isEmpty() ? regionName : regionName + ", " + dimensions;
  }
}
