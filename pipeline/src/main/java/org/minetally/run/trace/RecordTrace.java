package org.minetally.run.trace;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minetally.mapping.internal.RecordSelection;
import org.minetally.plan.Plan;
import org.minetally.publish.OutputException;
import org.minetally.publish.Reasons;
import org.minetally.publish.local.FolderTree;
import org.minetally.table.TableSchema;
import org.minetally.trace.ContributingRows;
import org.minetally.trace.IncidentRows;
import org.minetally.trace.RowComparison;
import org.minetally.trace.TraceException;
import org.minetally.trace.TracedRows;
import org.minetally.trace.internal.ClaimTarget;
import org.minetally.trace.internal.IncidentTarget;
import org.minetally.trace.internal.SummaryTarget;
import org.minetally.trace.internal.TraceTarget;
import org.minetally.trace.internal.TracedRecords;

/**
 * Finds the records whose contributions add up to rows of a table.
 *
 * @param request what is traced
 * @param snapshot the snapshot
 * @param engine how graphs are run
 */
record RecordTrace(TraceRequest request, TracedSnapshot snapshot, TraceEngine engine) {

  /**
   * Finds the records.
   *
   * @param work an empty folder, to which the engine writes
   * @param mayBeEmpty whether there may be no such published rows
   */
  Traced execute(Path work, boolean mayBeEmpty) throws IOException {
    Plan plan = snapshot.preparation().plan();
    TraceTarget target = new TraceTargets(plan, request).of(snapshot.published());
    RowComparison comparison =
        new RowComparison(
            target instanceof ClaimTarget ? RowComparison.Kind.CLAIM : RowComparison.Kind.SUMS,
            target.keys(),
            target.summed());
    if (mayBeEmpty) {
      comparison.readPublished(snapshot.published(), target.conditions());
    } else {
      snapshot.readPublished(comparison, target.conditions(), request);
    }
    requireFigure(target, comparison);
    TracedRecords traced = new TracedRecords(snapshot.sources(), plan.gazetteer(), target, false);
    Path folder = work.resolve(TracedRecords.NAME);
    boolean isComplete = false;
    if (isQuick(target, comparison) || request.excluded()) {
      select(traced, Optional.of(target.candidates()), work);
      boolean allContribute = compare(folder, traced, comparison);
      isComplete = allContribute && comparison.differences().isEmpty();
    }
    if (!isQuick(target, comparison) || !isComplete || request.excluded()) {
      if (Files.isDirectory(folder)) {
        new FolderTree(folder).remove();
      }
      comparison.restart();
      select(traced, Optional.empty(), work);
      compare(folder, traced, comparison);
    }
    return snapshot.traced(
        snapshot.original(contributions(rows(folder, traced)), request.raw()),
        request.excluded() ? excluded(work, traced) : List.of(),
        comparison);
  }

  private static void requireFigure(TraceTarget target, RowComparison comparison) {
    if (target instanceof SummaryTarget summary
        && summary.window() != null
        && comparison.published().get(0) == null) {
      throw TraceException.usage(
          "%s is NULL in this row, so no records are behind it"
              .formatted(summary.window().column().name()));
    }
  }

  private List<TracedRows> excluded(Path work, TracedRecords traced) {
    TracedRecords excluded = traced.ofExcluded();
    return List.of(
        snapshot.original(
            TracedRows.in(work.resolve(TracedRecords.EXCLUDED), excluded.schema()), request.raw()),
        snapshot.original(
            TracedRows.in(work.resolve(TableSchema.REJECTS.name()), TableSchema.REJECTS),
            request.raw()));
  }

  /**
   * Returns whether it is enough to read the records that may be behind the rows. Among them, the
   * record that counts for a key is still found if it is one of them; if it is not, another one may
   * be found instead. So these are the records behind the rows, and perhaps others. If the sums are
   * the published ones, there are no others that contribute anything. A member of a record may
   * contribute nothing: then all records must be read.
   */
  private static boolean isQuick(TraceTarget target, RowComparison comparison) {
    return !target.counts().isEmpty() && comparison.suppressed() == 0;
  }

  private static TracedRows rows(Path folder, TracedRecords traced) {
    TracedRows rows = TracedRows.in(folder, traced.schema());
    return traced.target() instanceof IncidentTarget ? new IncidentRows(rows) : rows;
  }

  /** Returns the rows that contribute to the measure of the request. */
  private TracedRows contributions(TracedRows rows) {
    return request
        .measure()
        .<TracedRows>map(measure -> new ContributingRows(rows, measure))
        .orElse(rows);
  }

  private void select(TracedRecords traced, Optional<RecordSelection> candidates, Path work) {
    engine.run(
        snapshot.preparation(),
        work,
        (pipeline, suited, folder) ->
            new TraceGraph(
                    snapshot.preparation().plan(),
                    traced,
                    candidates,
                    request.excluded(),
                    folder,
                    suited,
                    folder)
                .addTo(pipeline));
  }

  /** Adds up the selected records; returns whether each of them contributes something. */
  private static boolean compare(Path folder, TracedRecords traced, RowComparison comparison) {
    TracedRows rows = rows(folder, traced);
    int[] keys = positions(rows, traced.target().keys());
    int[] numbers = positions(rows, comparison.numbers());
    AtomicBoolean allContribute = new AtomicBoolean(true);
    try {
      rows.forEach(
          row -> {
            List<Object> contributions = values(row, numbers);
            comparison.add(values(row, keys), contributions);
            if (contributions.stream().noneMatch(RecordTrace::isContribution)) {
              allContribute.set(false);
            }
          });
      return allContribute.get();
    } catch (IOException e) {
      throw new OutputException(
          "%s cannot be read (%s). %s".formatted(folder, Reasons.of(e), Reasons.advice(e)), e);
    }
  }

  private static boolean isContribution(Object number) {
    return number != null && ((BigDecimal) number).signum() != 0;
  }

  private static int[] positions(TracedRows rows, List<String> names) {
    return names.stream().mapToInt(rows.schema()::position).toArray();
  }

  private static List<Object> values(List<Object> row, int[] positions) {
    return IntStream.of(positions)
        .mapToObj(row::get)
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
