package org.minetally.run;

import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.minetally.claim.CheckClaims;
import org.minetally.model.Batch;
import org.minetally.plan.Plan;
import org.minetally.reconcile.Reconcile;
import org.minetally.reconcile.Reconciliation;
import org.minetally.reconcile.internal.Message;
import org.minetally.run.engine.Tuning;
import org.minetally.source.ReadRecords;
import org.minetally.summary.CountIncidents;
import org.minetally.summary.Summarise;
import org.minetally.table.TableRows;

/**
 * The second part of the graph of a job: the records that count are summed into tables, and all
 * records are reconciled.
 *
 * @param tables every table of the plan except those of records, unchecked
 * @param reconciliation what happened to every record
 */
record FinishedTables(
    PCollectionList<TableRows> tables, PCollection<Reconciliation> reconciliation) {

  /** Adds the steps to the pipeline of the records. */
  static FinishedTables of(CountedRecords records, Plan plan, Tuning tuning) {
    PCollectionTuple read = records.read();
    PCollection<Batch> counted = records.batches();
    PCollectionList<Message> messages = records.messages();
    PCollectionTuple summaries =
        counted.apply("Summarise", divided(Summarise.into(plan.tableSet()), tuning));

    PCollectionList<TableRows> tables = PCollectionList.of(summaries.get(Summarise.TABLES));
    if (!plan.incidentGrains().isEmpty()) {
      CountIncidents count =
          CountIncidents.of(plan.tableSet(), plan.incidents(), tuning.keyShards())
              .only(plan.incidentGrains());
      if (read.has(ReadRecords.INCIDENTS)) {
        count = count.withIncidents(read.get(ReadRecords.INCIDENTS));
      }
      PCollectionTuple incidents = counted.apply("Count incidents", divided(count, tuning));
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
    Reconcile reconcile = Reconcile.against(plan.scope());
    PCollectionTuple quality =
        messages
            .and(summaries.get(Summarise.MESSAGES))
            .apply("Messages", Flatten.pCollections())
            .apply("Reconcile", tuning.inParts() ? reconcile.inParts() : reconcile);
    return new FinishedTables(
        tables.and(quality.get(Reconcile.TABLES)), quality.get(Reconcile.RECONCILIATION));
  }

  private static Summarise divided(Summarise summarise, Tuning tuning) {
    if (tuning.inParts()) {
      return summarise.inParts();
    }
    return tuning.isSmall() ? summarise.inGroups(tuning.keyShards()) : summarise;
  }

  private static CountIncidents divided(CountIncidents count, Tuning tuning) {
    if (tuning.inParts()) {
      return count.inParts();
    }
    return tuning.isSmall() ? count.inGroups(tuning.keyShards()) : count;
  }
}
