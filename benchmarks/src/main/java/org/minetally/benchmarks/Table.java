package org.minetally.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** The tables that engines write. */
enum Table {
  MONTH_DISTRICT(
      "detections_by_month_district", List.of("period_key", "region_code", "device_category")),
  YEAR_REGION("detections_by_year_region", List.of("period_key", "region_code")),
  /** The table of {@link Shape#CELLS}. */
  DAY_DISTRICT(
      "detections_by_day_district",
      List.of(
          "period_key",
          "region_code",
          "event_type",
          "device_category",
          "device_model",
          "production_year")),
  /** The table of {@link Shape#RECORDS}. */
  RECORDS(
      "detection_records",
      List.of(
          "line_number",
          "record_number",
          "record_key",
          "date",
          "place_code",
          "place_name",
          "month_period_id",
          "region_region_id",
          "device_category"));

  private final String folder;

  @SuppressWarnings("ImmutableEnumChecker") // List.of gives an immutable list
  private final List<String> keys;

  Table(String folder, List<String> keys) {
    this.folder = folder;
    this.keys = keys;
  }

  /** Returns the columns that identify a row. */
  List<String> keys() {
    return keys;
  }

  /** Returns the only file of the table below the folder of tables. */
  Path file(Path tables) {
    return tables.resolve(folder).resolve("part-00000-of-00001.parquet");
  }

  /** Returns the name of the table and its folder. */
  String folder() {
    return folder;
  }
}
