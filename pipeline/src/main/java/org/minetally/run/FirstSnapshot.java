package org.minetally.run;

import java.util.ArrayList;
import java.util.List;
import org.minetally.job.Job;
import org.minetally.job.OutputFormats;
import org.minetally.storage.Location;

/**
 * An estimate of the disk space of an output's first snapshot, which has no predecessor to compare
 * with. Measured sizes are those of the demo with all formats, unless noted otherwise.
 *
 * @param records the estimated number of records
 * @param rows the most rows that they fill in fact tables: one in each table of their dataset
 * @param reference bytes of the gazetteer and the other files that describe regions
 */
record FirstSnapshot(long records, long rows, long reference) {

  /** Bytes of text per record: those of the benchmark's rows. The demo's have 116. */
  private static final long TEXT_PER_RECORD = 86;

  /** Bytes per row of a fact table, measured with 48.6 million rows of four dimensions. */
  private static final long PER_ROW = 7;

  /** Bytes per row of the tables of records. */
  private static final long PER_RECORD = 26;

  /** Bytes per row of a CSV file. */
  private static final long PER_CSV_ROW = 190;

  /** Bytes per row of the workbook. */
  private static final long PER_XLSX_ROW = 100;

  /** Descriptions, the report, summaries and other small tables: at most 4 MiB in the demo. */
  private static final long FIXED = 8L << 20;

  /** A file about regions is published as a table and as GeoJSON, and copied. */
  private static final long COPIES_OF_REFERENCE = 3;

  /** Returns the estimate for a job. A file that has disappeared counts as empty. */
  static FirstSnapshot of(Job job) {
    long records = 0;
    long rows = 0;
    for (Job.Source source : job.sources()) {
      long ofSource = source.files().stream().mapToLong(HeapNeed::text).sum() / TEXT_PER_RECORD;
      records += ofSource;
      rows +=
          ofSource
              * job.tables().stream()
                  .filter(table -> table.dataset() == source.profile().dataset())
                  .count();
    }
    List<Location> reference = new ArrayList<>(Inputs.references(job));
    reference.add(job.gazetteer().file());
    return new FirstSnapshot(records, rows, reference.stream().mapToLong(HeapNeed::text).sum());
  }

  /**
   * Returns the estimate in bytes. Copies in other formats are assumed to have a row per record:
   * far fewer than the bound for fact tables, because a table in which every record has a row of
   * its own is not a summary that anyone opens as text.
   *
   * @param withRecords whether the records are published, too
   * @param formats the formats in addition to Parquet
   */
  long bytes(boolean withRecords, OutputFormats formats) {
    long copied = withRecords ? 2 * records : records;
    return FIXED
        + COPIES_OF_REFERENCE * reference
        + PER_ROW * rows
        + (withRecords ? PER_RECORD * records : 0)
        + (formats.csv() ? PER_CSV_ROW * copied : 0)
        + (formats.xlsx() ? PER_XLSX_ROW * copied : 0);
  }
}
