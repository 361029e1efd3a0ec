package org.minetally.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.minetally.gate.Changes;
import org.minetally.publish.ChangesEntry;
import org.minetally.publish.Manifest.StructureEntry;
import org.minetally.table.Column;
import org.minetally.table.ColumnType;
import org.minetally.trace.RecordFiles;
import org.minetally.trace.TracedRows;

/**
 * Prints the changes between two snapshots for people.
 *
 * @param out where to print
 */
record ChangesText(PrintWriter out) {

  private static final int MOST_SHOWN = 50;

  private static final List<String> SHOWN =
      List.of(
          "table_name",
          "kind",
          "period_key",
          "region_code",
          "region_name",
          "dimensions",
          "measure",
          "old_value",
          "new_value");

  /** Prints the first changes and how many there are. */
  void print(String before, String now, Changes changes, TracedRows rows) throws IOException {
    out.println("From run %s to run %s:".formatted(before, now));
    List<Column> columns =
        SHOWN.stream()
            .flatMap(name -> rows.schema().columns().stream().filter(c -> c.name().equals(name)))
            .toList();
    int[] positions = columns.stream().mapToInt(c -> rows.schema().columns().indexOf(c)).toArray();
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns.stream().map(Column::name).toList());
    rows.forEach(
        row -> {
          if (lines.size() <= MOST_SHOWN) {
            List<String> line = new ArrayList<>();
            for (int position : positions) {
              line.add(RecordFiles.text(row.get(position)));
            }
            lines.add(line);
          }
        });
    if (lines.size() > 1) {
      List<ColumnType> types = columns.stream().map(Column::type).toList();
      RecordListing.print(lines, types, out);
    }
    ChangesEntry entry = changes.entry().orElseThrow();
    out.println(count(entry, changes.suppressed()));
    entry.structure().stream().map(StructureEntry::sentence).forEach(out::println);
  }

  private static String count(ChangesEntry changes, long suppressed) {
    long rows = changes.cells() + suppressed;
    String all = String.format(Locale.ROOT, rows == 1 ? "%,d change" : "%,d changes", rows);
    if (rows == 0) {
      return all + ".";
    }
    String kinds =
        String.format(
            Locale.ROOT,
            ": %,d changed, %,d added, %,d removed%s.",
            changes.changed(),
            changes.added(),
            changes.removed(),
            suppressed == 0
                ? ""
                : String.format(Locale.ROOT, ", %,d suppressed in one snapshot", suppressed));
    return rows > MOST_SHOWN
        ? String.format(
            Locale.ROOT,
            "The first %d of %s%s Write all with --csv, --json or --parquet.",
            MOST_SHOWN,
            all,
            kinds)
        : all + kinds;
  }
}
