package org.minetally.run.trace;

import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.minetally.dedup.Deduplicate;
import org.minetally.mapping.internal.RecordSelection;
import org.minetally.parquet.WriteTables;
import org.minetally.plan.Plan;
import org.minetally.reconcile.internal.Message;
import org.minetally.run.CountedRecords;
import org.minetally.run.engine.Tuning;
import org.minetally.source.ReadRecords;
import org.minetally.table.TableRows;
import org.minetally.trace.internal.IncidentTarget;
import org.minetally.trace.internal.TraceRecords;
import org.minetally.trace.internal.TraceRejects;
import org.minetally.trace.internal.TracedRecords;

/**
 * The graph of a trace: the steps of a run up to the records that count, and a selection of these
 * records, which are written as a table.
 *
 * @param plan the plan of the run
 * @param traced what is selected and written
 * @param candidates the records that are read; empty for all
 * @param excluded whether records that do not count are written, too: rejected ones if only
 *     candidates are read, the others if all records are
 * @param folder where the table is written
 * @param tuning how the work is divided
 * @param meter the name of the meter that counts what has been read
 */
record TraceGraph(
    Plan plan,
    TracedRecords traced,
    Optional<RecordSelection> candidates,
    boolean excluded,
    String folder,
    Tuning tuning,
    String meter) {

  /** Adds the graph to a pipeline. */
  void addTo(Pipeline pipeline) {
    CountedRecords records =
        CountedRecords.traceable(
            pipeline, plan, tuning, meter, candidates, excluded && candidates.isEmpty());
    PCollection<Message> messages = records.messages().apply("Messages", Flatten.pCollections());
    PCollection<TableRows> rows =
        (traced.target().tracesAllAccepted()
                ? records.read().get(ReadRecords.BATCHES)
                : records.batches())
            .apply("Trace", TraceRecords.of(traced, messages));
    if (traced.target() instanceof IncidentTarget target
        && records.read().has(ReadRecords.INCIDENTS)) {
      TracedRecords incidents =
          new TracedRecords(traced.sources(), traced.gazetteer(), target.ofIncidents(), false);
      rows =
          PCollectionList.of(rows)
              .and(
                  records
                      .read()
                      .get(ReadRecords.INCIDENTS)
                      .apply("Trace incidents", TraceRecords.of(incidents, messages)))
              .apply("All", Flatten.pCollections());
    }
    if (excluded && candidates.isPresent()) {
      rows =
          PCollectionList.of(rows)
              .and(messages.apply("Rejects", TraceRejects.of(traced)))
              .apply("And rejects", Flatten.pCollections());
    }
    if (excluded && candidates.isEmpty()) {
      rows =
          PCollectionList.of(rows)
              .and(
                  records
                      .distinct()
                      .get(Deduplicate.EXCLUDED)
                      .apply("Trace excluded", TraceRecords.of(traced.ofExcluded(), messages)))
              .apply("And excluded", Flatten.pCollections());
    }
    rows.apply("Write", WriteTables.under(folder).inParts());
  }
}
