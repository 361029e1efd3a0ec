package org.minetally.run;

import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.Row;
import org.minetally.dedup.Deduplicate;
import org.minetally.mapping.internal.RecordSelection;
import org.minetally.model.Batch;
import org.minetally.plan.Plan;
import org.minetally.reconcile.internal.Message;
import org.minetally.run.engine.Tuning;
import org.minetally.series.ResolveSeries;
import org.minetally.source.ReadRecords;
import org.minetally.source.RecordsFromRows;

/**
 * The first part of the graph of a job: the records that count. Sources are read into canonical
 * batches, deduplicated, and resolved if they are series.
 *
 * @param read the output of reading
 * @param distinct the output of deduplication
 * @param batches the records that count
 * @param messages what happened to all records so far
 */
public record CountedRecords(
    PCollectionTuple read,
    PCollectionTuple distinct,
    PCollection<Batch> batches,
    PCollectionList<Message> messages) {

  /** Adds the steps to a pipeline. */
  static CountedRecords in(Pipeline pipeline, Plan plan, Tuning tuning, String meter) {
    ReadRecords reading = reading(plan, tuning, meter);
    return of(
        pipeline.apply("Read", plan.recordTables().isPresent() ? reading.withPositions() : reading),
        plan,
        Deduplicate.intoShards(tuning.keyShards()),
        series(plan));
  }

  /**
   * Adds the steps to a pipeline, some of whose sources are rows.
   *
   * @param rows the rows of each source that has no files, by its id
   */
  static CountedRecords in(
      Pipeline pipeline, Plan plan, Tuning tuning, Map<String, PCollection<Row>> rows) {
    PCollectionTuple read = pipeline.apply("Read", reading(plan, tuning, ""));
    PCollectionList<Batch> batches = PCollectionList.of(read.get(ReadRecords.BATCHES));
    PCollectionList<Message> messages = PCollectionList.of(read.get(ReadRecords.MESSAGES));
    for (Map.Entry<String, PCollection<Row>> source : rows.entrySet()) {
      PCollectionTuple mapped =
          source
              .getValue()
              .apply(
                  "Map " + source.getKey(),
                  RecordsFromRows.of(
                          plan.sources(), source.getKey(), plan.gazetteer(), plan.layouts())
                      .withPoints(plan.points()));
      batches = batches.and(mapped.get(ReadRecords.BATCHES));
      messages = messages.and(mapped.get(ReadRecords.MESSAGES));
    }
    PCollectionTuple all =
        PCollectionTuple.of(
                ReadRecords.BATCHES, batches.apply("All records", Flatten.pCollections()))
            .and(
                ReadRecords.MESSAGES,
                messages.apply("Messages of sources", Flatten.pCollections()));
    if (read.has(ReadRecords.INCIDENTS)) {
      all = all.and(ReadRecords.INCIDENTS, read.get(ReadRecords.INCIDENTS));
    }
    return of(all, plan, Deduplicate.intoShards(tuning.keyShards()), series(plan));
  }

  /**
   * Adds the steps to a pipeline, with records that carry their positions.
   *
   * @param candidates the records that are read; see {@link ReadRecords#only}
   * @param excluded whether records that do not count because of others are output, too
   */
  public static CountedRecords traceable(
      Pipeline pipeline,
      Plan plan,
      Tuning tuning,
      String meter,
      Optional<RecordSelection> candidates,
      boolean excluded) {
    ReadRecords all = reading(plan, tuning, meter).withPositions().withPointResults();
    Deduplicate deduplicate =
        Deduplicate.intoShards(tuning.keyShards()).withoutPossibleDuplicates();
    return of(
        pipeline.apply("Read", candidates.map(all::only).orElse(all)),
        plan,
        excluded ? deduplicate.withExcluded() : deduplicate,
        series(plan).withOrigins());
  }

  private static ResolveSeries series(Plan plan) {
    return ResolveSeries.of(plan.sources(), plan.gazetteer(), plan.layouts());
  }

  private static ReadRecords reading(Plan plan, Tuning tuning, String meter) {
    return ReadRecords.of(plan.sources(), plan.gazetteer(), plan.layouts())
        .withPoints(plan.points())
        .withRangeSize(tuning.rangeSize())
        .withGroups(tuning.readGroups())
        .withLookupShards(tuning.lookupShards())
        .withMeter(meter);
  }

  private static CountedRecords of(
      PCollectionTuple read, Plan plan, Deduplicate deduplicate, ResolveSeries series) {
    PCollectionTuple distinct = read.get(ReadRecords.BATCHES).apply("Deduplicate", deduplicate);
    PCollectionList<Message> messages =
        PCollectionList.of(read.get(ReadRecords.MESSAGES)).and(distinct.get(Deduplicate.MESSAGES));
    PCollection<Batch> counted = distinct.get(Deduplicate.BATCHES);
    if (ResolveSeries.isNeededBy(plan.sources())) {
      PCollectionTuple resolved = counted.apply("Resolve series", series);
      counted = resolved.get(ResolveSeries.BATCHES);
      messages = messages.and(resolved.get(ResolveSeries.MESSAGES));
    }
    return new CountedRecords(read, distinct, counted, messages);
  }
}
