package org.minetally.run.trace;

import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.minetally.parquet.WriteTables;
import org.minetally.plan.Plan;
import org.minetally.reconcile.Reconcile;
import org.minetally.reconcile.internal.ReconciliationScope;
import org.minetally.run.CountedRecords;
import org.minetally.run.engine.Tuning;
import org.minetally.table.internal.TableRowsCoder;

/**
 * The steps of a run up to a table of what was found out about single records.
 *
 * @param plan the plan of the run
 * @param scope the sources and tables of the run
 * @param table the name of the table
 * @param tuning how the work is divided
 * @param folder where the table is written; also the name of the meter
 */
record ListGraph(Plan plan, ReconciliationScope scope, String table, Tuning tuning, String folder) {

  /** Adds the graph to a pipeline. */
  void addTo(Pipeline pipeline) {
    String name = table;
    PCollectionTuple reconciled =
        CountedRecords.traceable(pipeline, plan, tuning, folder, Optional.empty(), false)
            .messages()
            .apply("Messages", Flatten.pCollections())
            .apply("Reconcile", Reconcile.against(scope));
    // If nothing used this output, Beam's Spark runner would put its element among the tables.
    reconciled
        .get(Reconcile.RECONCILIATION)
        .apply("Drop reconciliation", Filter.by(reconciliation -> false));
    reconciled
        .get(Reconcile.TABLES)
        .apply("Only " + table, Filter.by(rows -> rows.schema().name().equals(name)))
        .setCoder(TableRowsCoder.of())
        .apply("Write", WriteTables.under(folder));
  }
}
