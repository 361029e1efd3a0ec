package org.minetally.run.trace;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.minetally.parquet.WriteTables;
import org.minetally.plan.Plan;
import org.minetally.run.CountedRecords;
import org.minetally.run.engine.Tuning;
import org.minetally.trace.internal.TraceRecords;
import org.minetally.trace.internal.TracedRecords;

/**
 * The graph of a trace: the steps of a run up to the records that count, and a selection of these
 * records, which are written as a table.
 *
 * @param plan the plan of the run
 * @param traced what is selected and written
 * @param folder where the table is written
 * @param tuning how the work is divided
 * @param meter the name of the meter that counts what has been read
 */
record TraceGraph(Plan plan, TracedRecords traced, String folder, Tuning tuning, String meter) {

  /** Adds the graph to a pipeline. */
  void addTo(Pipeline pipeline) {
    CountedRecords records = CountedRecords.traceable(pipeline, plan, tuning, meter);
    records
        .batches()
        .apply(
            "Trace",
            TraceRecords.of(traced, records.messages().apply("Messages", Flatten.pCollections())))
        .apply("Write", WriteTables.under(folder).inParts());
  }
}
