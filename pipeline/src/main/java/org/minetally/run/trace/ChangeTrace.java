package org.minetally.run.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.minetally.publish.Manifest;
import org.minetally.publish.Output;
import org.minetally.run.RecordedRun;
import org.minetally.table.Column;
import org.minetally.table.internal.ChangeTable;
import org.minetally.trace.ChangedFigures;
import org.minetally.trace.ContributingRows;
import org.minetally.trace.FilteredRows;
import org.minetally.trace.RowComparison;
import org.minetally.trace.SnapshotRecords;
import org.minetally.trace.TraceException;
import org.minetally.trace.TracedRows;
import org.minetally.trace.internal.CellConditions;

/**
 * Traces changed figures in both snapshots. If the inputs of the previous one are not there, only
 * the present figures are traced.
 *
 * @param request what is traced
 * @param output the output
 * @param run the run that found the changes
 * @param engine how graphs are run
 */
record ChangeTrace(TraceRequest request, Output output, RecordedRun run, TraceEngine engine) {

  private static final String PREVIOUS = "previous";
  private static final String CURRENT = "current";
  private static final int MOST_DESCRIBED = 20;

  private static final List<String> KEYS =
      List.of("period_id", "region_id", "parent_code", "dimensions", "measure");

  /**
   * Finds the records.
   *
   * @param work an empty folder, to which the engine writes
   */
  Traced execute(Path work) throws IOException {
    if (request.excluded()) {
      throw TraceException.usage(
          "--excluded: trace the table of the figure instead of %s".formatted(request.table()));
    }
    Path published = output.table(run.manifest(), request.table(), work.resolve("changes"));
    CellConditions conditions = conditions();
    ChangedFigures changes = ChangedFigures.read(published, conditions);
    String table = table(changes, published, conditions);
    String previousRun = changes.previousRuns().iterator().next();

    Map<String, TracedRows> rows = new LinkedHashMap<>();
    List<Manifest> manifests = new ArrayList<>();
    List<String> notices = new ArrayList<>(described(changes));
    Traced current = side(changes, table, run, work.resolve(CURRENT));
    manifests.add(current.manifest());
    try {
      Traced previous =
          side(changes, table, SnapshotTrace.recorded(previousRun, output), work.resolve(PREVIOUS));
      manifests.add(previous.manifest());
      rows.put(PREVIOUS, previous.rows());
    } catch (TraceException e) {
      notices.add(
          "The previous figures are not traced, because run %s cannot be repeated:"
              .formatted(previousRun));
      e.problems().forEach(problem -> notices.add("  " + problem));
    }
    rows.put(CURRENT, current.rows());
    return new Traced(
        manifests,
        current.suppresses(),
        selected(changes, rows),
        List.of(),
        compared(published, conditions, changes, rows),
        notices);
  }

  private CellConditions conditions() {
    CellConditions conditions =
        TraceTargets.conditions(
            request, ChangeTable.SCHEMA.columns().stream().map(Column::name).toList());
    Map<String, String> values = new LinkedHashMap<>(conditions.values());
    request.measure().ifPresent(measure -> values.put("measure", measure));
    return new CellConditions(values);
  }

  private String table(ChangedFigures changes, Path published, CellConditions conditions)
      throws IOException {
    if (changes.tables().isEmpty()) {
      throw TraceException.usage(
          "no row of %s in run %s has %s%s%s"
              .formatted(
                  request.table(),
                  run.manifest().runId(),
                  request.conditions(),
                  request.measure().map(measure -> ", measure=" + measure).orElse(""),
                  SimilarValues.question(published, conditions)));
    }
    if (changes.tables().size() > 1) {
      throw TraceException.usage(
          "the changes are in several tables; add --where table_name=TABLE with one of %s"
              .formatted(String.join(", ", changes.tables())));
    }
    return changes.tables().iterator().next();
  }

  private static List<String> described(ChangedFigures changes) {
    List<String> all = changes.describe();
    if (all.size() <= MOST_DESCRIBED) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, MOST_DESCRIBED));
    some.add(
        String.format(Locale.ROOT, "And %d more changed figures.", all.size() - MOST_DESCRIBED));
    return some;
  }

  /** Traces the rows with the figures in one of the snapshots, in which they may be missing. */
  private Traced side(ChangedFigures changes, String table, RecordedRun of, Path work)
      throws IOException {
    return new SnapshotTrace(request.of(table, changes.common()), output, of, engine)
        .execute(work, true);
  }

  /** Returns the records of the cells that changed. */
  private TracedRows selected(ChangedFigures changes, Map<String, TracedRows> rows) {
    Map<String, TracedRows> selected = new LinkedHashMap<>();
    rows.forEach(
        (side, all) -> {
          TracedRows cells = new FilteredRows(all, changes.cells(all)::contain);
          selected.put(
              side,
              request
                  .measure()
                  .<TracedRows>map(measure -> new ContributingRows(cells, measure))
                  .orElse(cells));
        });
    return selected.containsKey(PREVIOUS)
        ? new SnapshotRecords(selected.get(PREVIOUS), selected.get(CURRENT))
        : SnapshotRecords.only(selected.get(CURRENT));
  }

  /** Compares the changed figures with the sums of the records of each snapshot. */
  private static RowComparison compared(
      Path published,
      CellConditions conditions,
      ChangedFigures changes,
      Map<String, TracedRows> rows)
      throws IOException {
    Map<String, String> columns = new LinkedHashMap<>();
    rows.keySet()
        .forEach(side -> columns.put(side, side.equals(PREVIOUS) ? "old_value" : "new_value"));
    RowComparison comparison =
        new RowComparison(RowComparison.Kind.FIGURES, KEYS, List.copyOf(columns.values()));
    comparison.readPublished(published, conditions);
    int side = 0;
    for (TracedRows all : rows.values()) {
      int column = side++;
      ChangedFigures.Cells cells = changes.cells(all);
      all.forEach(
          row -> {
            if (cells.contain(row)) {
              for (String measure : cells.measures(row)) {
                List<Object> values = new ArrayList<>(Collections.nCopies(columns.size(), null));
                values.set(column, row.get(all.schema().position(measure)));
                comparison.add(cells.key(row, measure), values);
              }
            }
          });
    }
    return comparison;
  }
}
