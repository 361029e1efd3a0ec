package org.minetally.run.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.minetally.job.Similar;
import org.minetally.trace.RecordFiles;
import org.minetally.trace.StoredRows;
import org.minetally.trace.internal.CellConditions;

/** Finds what was probably meant by a value that a column of a published table does not have. */
final class SimilarValues {

  /** The largest number of values of a column that are compared. */
  private static final int MOST = 10_000;

  private SimilarValues() {}

  /**
   * Returns a question that suggests similar values; empty if there are none.
   *
   * @param published the folder of the table
   * @param conditions conditions on columns of the table
   */
  static String question(Path published, CellConditions conditions) throws IOException {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    List<String> columns = List.copyOf(conditions.values().keySet());
    columns.forEach(column -> values.put(column, new TreeSet<>()));
    StoredRows.read(
        published,
        columns,
        row -> {
          for (int i = 0; i < columns.size(); i++) {
            Set<String> found = values.get(columns.get(i));
            if (found.size() < MOST) {
              found.add(RecordFiles.text(row.get(i)));
            }
          }
        });
    List<String> similar = new ArrayList<>();
    values.forEach(
        (column, found) -> {
          String value = conditions.values().get(column);
          String meant = found.contains(value) ? "" : Similar.to(value, found);
          if (!meant.isEmpty()) {
            similar.add(column + "=" + meant);
          }
        });
    return similar.isEmpty() ? "" : ". Did you mean %s?".formatted(String.join(",", similar));
  }
}
