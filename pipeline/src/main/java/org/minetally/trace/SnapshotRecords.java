package org.minetally.trace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;

/**
 * Records of two snapshots, with a column that says whether the same record is in both. Records
 * that are not come first. Records are the same if everything but their positions is.
 *
 * @param previous the records of the earlier snapshot
 * @param current those of the later one
 */
public record SnapshotRecords(TracedRows previous, TracedRows current) implements TracedRows {

  private static final String PREVIOUS = "previous";
  private static final String CURRENT = "current";

  /** The position of the column that says what happened to a record. */
  private static final int CHANGE = 1;

  /** Columns that say where a record is, which may have moved. */
  private static final Set<String> POSITIONS =
      Set.of(
          "snapshot",
          "file",
          "line_number",
          "record_number",
          "previous_file",
          "previous_line_number",
          "location",
          "raw");

  /** What happened to a record. */
  private enum Change {
    REMOVED("removed"),
    ADDED("added"),
    SAME("same");

    private final String label;

    Change(String label) {
      this.label = label;
    }
  }

  /** How many records with the same content each snapshot has, and how many were passed on. */
  private static final class Count {
    private int previous;
    private int current;
    private int previousPassed;
    private int currentPassed;

    Change next(boolean isPrevious) {
      int both = Math.min(previous, current);
      if (isPrevious) {
        return previousPassed++ < both ? Change.SAME : Change.REMOVED;
      }
      return currentPassed++ < both ? Change.SAME : Change.ADDED;
    }
  }

  /** Returns the records of one snapshot alone. */
  public static TracedRows only(TracedRows current) {
    return new LabelledRows(snapshot(), Map.of(CURRENT, current));
  }

  private static Column snapshot() {
    return Column.key("snapshot", "The snapshot in which the record counts.")
        .among(List.of(PREVIOUS, CURRENT));
  }

  private LabelledRows all() {
    Map<String, TracedRows> rows = new LinkedHashMap<>();
    rows.put(PREVIOUS, previous);
    rows.put(CURRENT, current);
    return new LabelledRows(snapshot(), rows);
  }

  @Override
  public TableSchema schema() {
    TableSchema plain = all().schema();
    List<Column> columns = new ArrayList<>(plain.columns());
    columns.add(
        CHANGE,
        Column.key(
                "change",
                "removed: only the previous snapshot has the record. added: only the current one."
                    + " same: both have it. A record that changed is removed and added.")
            .among(List.of(Change.REMOVED.label, Change.ADDED.label, Change.SAME.label)));
    return new TableSchema(plain.name(), plain.description(), List.of(), columns);
  }

  @Override
  public void forEach(StoredRows.Receiver receiver) throws IOException {
    LabelledRows all = all();
    List<Column> columns = all.schema().columns();
    int[] content =
        IntStream.range(0, columns.size())
            .filter(i -> !POSITIONS.contains(columns.get(i).name()))
            .toArray();
    Map<List<Object>, Count> counts = new HashMap<>();
    all.forEach(
        row -> {
          Count count = counts.computeIfAbsent(content(row, content), key -> new Count());
          if (isPrevious(row)) {
            count.previous++;
          } else {
            count.current++;
          }
        });
    pass(all, content, counts, false, receiver);
    counts
        .values()
        .forEach(
            count -> {
              count.previousPassed = 0;
              count.currentPassed = 0;
            });
    pass(all, content, counts, true, receiver);
  }

  private static void pass(
      TracedRows all,
      int[] content,
      Map<List<Object>, Count> counts,
      boolean same,
      StoredRows.Receiver receiver)
      throws IOException {
    all.forEach(
        row -> {
          Change change = counts.get(content(row, content)).next(isPrevious(row));
          if ((change == Change.SAME) == same) {
            List<Object> marked = new ArrayList<>(row);
            marked.add(CHANGE, change.label);
            receiver.receive(marked);
          }
        });
  }

  private static boolean isPrevious(List<Object> row) {
    return row.get(0).equals(PREVIOUS);
  }

  private static List<Object> content(List<Object> row, int[] positions) {
    List<Object> content = new ArrayList<>(positions.length);
    for (int position : positions) {
      content.add(row.get(position));
    }
    return content;
  }
}
