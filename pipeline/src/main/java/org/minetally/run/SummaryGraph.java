package org.minetally.run;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.minetally.claim.CheckClaims;
import org.minetally.model.Batch;
import org.minetally.parquet.WriteTables;
import org.minetally.plan.Plan;
import org.minetally.reconcile.Reconcile;
import org.minetally.reconcile.Reconciliation;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.json.WriteReconciliation;
import org.minetally.records.internal.WriteRecords;
import org.minetally.run.engine.Tuning;
import org.minetally.source.ReadRecords;
import org.minetally.summary.CountIncidents;
import org.minetally.summary.Summarise;
import org.minetally.table.TableRows;

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
    PCollectionTuple read = records.read();
    PCollection<Batch> counted = records.batches();
    PCollectionList<Message> messages = records.messages();
    Summarise summarise = Summarise.into(plan.tableSet());
    PCollectionTuple summaries =
        counted.apply("Summarise", tuning.inParts() ? summarise.inParts() : summarise);

    PCollectionList<TableRows> tables = PCollectionList.of(summaries.get(Summarise.TABLES));
    if (!plan.incidentGrains().isEmpty()) {
      CountIncidents count =
          CountIncidents.of(plan.tableSet(), plan.incidents(), tuning.keyShards())
              .only(plan.incidentGrains());
      if (read.has(ReadRecords.INCIDENTS)) {
        count = count.withIncidents(read.get(ReadRecords.INCIDENTS));
      }
      PCollectionTuple incidents =
          counted.apply("Count incidents", tuning.inParts() ? count.inParts() : count);
      messages = messages.and(incidents.get(CountIncidents.MESSAGES));
      tables = tables.and(incidents.get(CountIncidents.TABLES));
    }
    if (!plan.claims().isEmpty()) {
      PCollectionTuple claims =
          counted.apply(
              "Check claims", CheckClaims.of(plan.claims(), plan.gazetteer(), plan.layouts()));
      messages = messages.and(claims.get(CheckClaims.MESSAGES));
      tables = tables.and(claims.get(CheckClaims.TABLES));
    }
    PCollectionTuple quality =
        messages
            .and(summaries.get(Summarise.MESSAGES))
            .apply("Messages", Flatten.pCollections())
            .apply("Reconcile", Reconcile.against(plan.scope()));
    WriteTables write = WriteTables.under(folder);
    if (plan.recordTables().isPresent()) {
      write =
          write.andFiles(
              counted.apply(
                  "Write records",
                  WriteRecords.under(
                      folder, plan.recordTables().get(), read.get(ReadRecords.MESSAGES))));
    }
    tables
        .and(quality.get(Reconcile.TABLES))
        .apply("Tables", Flatten.pCollections())
        .apply("Write", tuning.inParts() ? write.inParts() : write);
    PCollection<Reconciliation> reconciliation = quality.get(Reconcile.RECONCILIATION);
    reconciliation.apply("Write reconciliation", WriteReconciliation.to(reconciliationFile));
  }
}
