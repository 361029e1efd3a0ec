package org.minetally.run;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.minetally.parquet.WriteTables;
import org.minetally.plan.Plan;
import org.minetally.reconcile.internal.json.WriteReconciliation;
import org.minetally.records.internal.WriteRecords;
import org.minetally.run.engine.Tuning;
import org.minetally.source.ReadRecords;

/**
 * The graph of a job. Sources are read into canonical batches, deduplicated, resolved if they are
 * series, summarised and written as tables. A second stream of messages carries the outcome of
 * every record to the reconciliation.
 *
 * @param plan the plan of the run
 * @param folder where the tables are written
 * @param reconciliationFile where the reconciliation is written
 * @param tuning how the work is divided
 * @param meter the name of the meter that counts what has been read
 */
public record SummaryGraph(
    Plan plan, String folder, String reconciliationFile, Tuning tuning, String meter) {

  /** Adds the graph to a pipeline. */
  public void addTo(Pipeline pipeline) {
    CountedRecords records = CountedRecords.in(pipeline, plan, tuning, meter);
    FinishedTables finished = FinishedTables.of(records, plan, tuning);
    WriteTables write = WriteTables.under(folder);
    if (plan.recordTables().isPresent()) {
      write =
          write.andFiles(
              records
                  .batches()
                  .apply(
                      "Write records",
                      WriteRecords.under(
                          folder,
                          plan.recordTables().get(),
                          records.read().get(ReadRecords.MESSAGES))));
    }
    finished
        .tables()
        .apply("Tables", Flatten.pCollections())
        .apply("Write", tuning.inParts() ? write.inParts() : write);
    finished
        .reconciliation()
        .apply("Write reconciliation", WriteReconciliation.to(reconciliationFile));
  }
}
