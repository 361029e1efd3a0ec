package org.minetally.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.publish.Manifest;
import org.minetally.table.TableSchema;

/**
 * A fact table of a snapshot, identified by its name and columns.
 *
 * @param name the name of the table
 * @param dataset the dataset
 * @param period the period type
 * @param level the region level
 * @param rows the number of rows
 * @param columns its columns
 */
record ReportTable(
    String name, Dataset dataset, String period, String level, long rows, Columns columns) {

  private static final Pattern NAME =
      Pattern.compile("(casualties|detections)_by_(day|week|month|quarter|year)_(.+)");

  /**
   * The columns of a fact table.
   *
   * @param dimensions the dimensions that the table is broken down by
   * @param measures the measures, including records
   * @param suppress whether the table suppresses small counts
   * @param name the column with the names of regions; those of formats before 3 are not unique
   */
  record Columns(
      List<Dimension> dimensions, List<Measure> measures, boolean suppress, String name) {

    Columns {
      dimensions = List.copyOf(dimensions);
      measures = List.copyOf(measures);
    }

    static Columns of(List<String> names) {
      return new Columns(
          Arrays.stream(Dimension.values()).filter(d -> names.contains(d.column())).toList(),
          Arrays.stream(Measure.values())
              .filter(measure -> names.contains(measure.column()) && !measure.isBound())
              .toList(),
          names.contains(TableSchema.IS_SUPPRESSED),
          names.contains("region_label") ? "region_label" : "region_name");
    }
  }

  /** Returns the fact table named by a manifest entry; empty if it is not a fact table. */
  static Optional<ReportTable> of(Path snapshot, Manifest.TableEntry entry) throws IOException {
    Matcher name = NAME.matcher(entry.name());
    if (!name.matches()) {
      return Optional.empty();
    }
    Dataset dataset = name.group(1).equals("casualties") ? Dataset.CASUALTIES : Dataset.DETECTIONS;
    return Optional.of(
        new ReportTable(
            entry.name(),
            dataset,
            name.group(2),
            name.group(3),
            entry.rows(),
            Columns.of(SnapshotTable.columns(snapshot, entry.name()))));
  }

  /** Returns the dimensions that the table is broken down by. */
  List<Dimension> dimensions() {
    return columns.dimensions();
  }

  /** Returns the measures, including records. */
  List<Measure> measures() {
    return columns.measures();
  }

  /** Returns the column with the names of regions. */
  String regionName() {
    return columns.name();
  }

  /** Returns whether the table suppresses small counts. */
  boolean suppresses() {
    return columns.suppress();
  }

  /** Returns whether every period is inside a calendar year, so that years can be summed. */
  boolean hasYears() {
    return !period.equals("week");
  }
}
