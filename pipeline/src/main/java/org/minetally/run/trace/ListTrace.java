package org.minetally.run.trace;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minetally.plan.Plan;
import org.minetally.reconcile.internal.ReconciliationScope;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;
import org.minetally.trace.FilteredRows;
import org.minetally.trace.RowComparison;
import org.minetally.trace.TraceException;
import org.minetally.trace.TracedRows;
import org.minetally.trace.internal.CellConditions;
import org.minetally.trace.internal.TracedSource;

/**
 * Finds again what a table lists about single records: rejected records or findings.
 *
 * @param request what is traced
 * @param snapshot the snapshot
 * @param engine how graphs are run
 */
record ListTrace(TraceRequest request, TracedSnapshot snapshot, TraceEngine engine) {

  /** The tables, by name. */
  static final Map<String, TableSchema> TABLES =
      Stream.of(TableSchema.REJECTS, TableSchema.FINDINGS)
          .collect(Collectors.toUnmodifiableMap(TableSchema::name, Function.identity()));

  /** Reads the inputs again, and compares what they give with the published rows. */
  Traced execute(Path work) throws IOException {
    if (request.measure().isPresent() || request.excluded()) {
      throw TraceException.usage(
          "%s: the table %s has no figures; remove this option"
              .formatted(
                  request.measure().isPresent() ? "--measure" : "--excluded", request.table()));
    }
    TableSchema schema = TABLES.get(request.table());
    List<String> columns = schema.columns().stream().map(Column::name).toList();
    CellConditions conditions = TraceTargets.conditions(request, columns);
    RowComparison comparison =
        new RowComparison(RowComparison.Kind.LIST, columns, List.of(request.table()));
    snapshot.readPublished(comparison, conditions, request);
    Plan plan = snapshot.preparation().plan();
    ReconciliationScope scope = scope(plan);
    engine.run(
        snapshot.preparation(),
        work,
        (pipeline, suited, folder) ->
            new ListGraph(plan, scope, request.table(), suited, folder).addTo(pipeline));
    TracedRows rows =
        FilteredRows.meeting(conditions, TracedRows.in(work.resolve(request.table()), schema));
    rows.forEach(row -> comparison.add(row, List.of(BigDecimal.ONE)));
    return snapshot.traced(snapshot.original(rows, request.raw()), List.of(), comparison);
  }

  /** Returns the scope of the run, with the names that its files had then. */
  private ReconciliationScope scope(Plan plan) {
    ReconciliationScope now = plan.scope();
    List<TracedSource> then = snapshot.sources();
    List<ReconciliationScope.Source> sources = new ArrayList<>();
    for (int i = 0; i < then.size(); i++) {
      ReconciliationScope.Source source = now.sources().get(i);
      sources.add(
          new ReconciliationScope.Source(
              source.id(),
              source.dataset(),
              then.get(i).files(),
              source.lookups(),
              source.fields(),
              source.hidden()));
    }
    return new ReconciliationScope(
        sources, now.gazetteer(), now.facts(), now.summaries(), now.claims(), now.points());
  }
}
