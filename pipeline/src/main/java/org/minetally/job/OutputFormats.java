package org.minetally.job;

/**
 * The formats in which tables are published, in addition to Parquet.
 *
 * @param csv whether as CSV
 * @param formulaSafe whether texts in CSV files that a spreadsheet would read as a formula begin
 *     with an apostrophe
 * @param xlsx whether as an Excel workbook
 */
public record OutputFormats(boolean csv, boolean formulaSafe, boolean xlsx) {

  /** Parquet only. */
  public static final OutputFormats PARQUET = new OutputFormats(false, false, false);
}
