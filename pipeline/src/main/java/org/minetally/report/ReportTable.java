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
 * One fact table of a snapshot, as its name and its columns tell.
 *
 * @param name its name
 * @param dataset what it sums
 * @param period its period type
 * @param level its region level
 * @param rows its rows
 * @param dimensions what it is broken down by
 * @param measures what it has, records included
 * @param suppresses whether it suppresses small counts
 */
record ReportTable(
    String name,
    Dataset dataset,
    String period,
    String level,
    long rows,
    List<Dimension> dimensions,
    List<Measure> measures,
    boolean suppresses) {

  private static final Pattern NAME =
      Pattern.compile("(casualties|detections)_by_(day|week|month|quarter|year)_(.+)");

  ReportTable {
    dimensions = List.copyOf(dimensions);
    measures = List.copyOf(measures);
  }

  /** The fact table that an entry of the manifest names; nothing if it is no fact table. */
  static Optional<ReportTable> of(Path snapshot, Manifest.TableEntry entry) throws IOException {
    Matcher name = NAME.matcher(entry.name());
    if (!name.matches()) {
      return Optional.empty();
    }
    Dataset dataset = name.group(1).equals("casualties") ? Dataset.CASUALTIES : Dataset.DETECTIONS;
    List<String> columns = SnapshotTable.columns(snapshot, entry.name());
    return Optional.of(
        new ReportTable(
            entry.name(),
            dataset,
            name.group(2),
            name.group(3),
            entry.rows(),
            Arrays.stream(Dimension.values()).filter(d -> columns.contains(d.column())).toList(),
            Arrays.stream(Measure.values()).filter(m -> columns.contains(m.column())).toList(),
            columns.contains(TableSchema.IS_SUPPRESSED)));
  }

  /** Whether each of its periods lies in one year, so that years can be added up from it. */
  boolean hasYears() {
    return !period.equals("week");
  }
}
