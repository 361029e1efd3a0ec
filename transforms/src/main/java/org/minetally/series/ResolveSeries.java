package org.minetally.series;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.minetally.internal.BatchCheck;
import org.minetally.internal.InputCheck;
import org.minetally.model.Batch;
import org.minetally.model.BatchCoder;
import org.minetally.plan.Plan;
import org.minetally.profile.Profile;
import org.minetally.reconcile.Exclusion;
import org.minetally.reconcile.Message;
import org.minetally.reconcile.MessageCoder;

/**
 * Makes published figures countable. Of a series, restated figures are set aside and cumulative
 * ones become increments; a record that holds the figures of several members becomes a row for
 * each. The records of other sources pass unchanged, and are not shuffled.
 *
 * <p>A source's figures are resolved together, by one worker: they are what a publisher published,
 * not what happened.
 *
 * <p>Output: {@link #BATCHES}, the records that count; {@link #REPORTS}, how many do not, and what
 * a person should look at.
 *
 * <pre>{@code
 * if (ResolveSeries.isNeededBy(plan)) {
 *   PCollectionTuple resolved = distinct.apply(ResolveSeries.of(plan));
 * }
 * }</pre>
 */
public final class ResolveSeries extends PTransform<PCollection<Batch>, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  /** The records that count. */
  public static final TupleTag<Batch> BATCHES = new TupleTag<>("resolved") {};

  /** How many records do not count, and what a person should look at. */
  public static final TupleTag<Message> REPORTS = new TupleTag<>("restatements") {};

  private static final TupleTag<Batch> STANDING = new TupleTag<>("standing") {};
  private static final TupleTag<KV<Integer, Batch>> PUBLISHED = new TupleTag<>("published") {};

  private final Plan plan;

  private ResolveSeries(Plan plan) {
    this.plan = plan;
  }

  /** Resolves the series of the plan's sources. */
  public static ResolveSeries of(Plan plan) {
    return new ResolveSeries(Objects.requireNonNull(plan, "plan"));
  }

  /** Whether any source is a series, or has records of several members. */
  public static boolean isNeededBy(Plan plan) {
    return plan.sources().stream().anyMatch(s -> isSeries(s.profile()) || isSplit(s.profile()));
  }

  private static boolean isSeries(Profile profile) {
    return profile.series().any();
  }

  private static boolean isSplit(Profile profile) {
    return SeriesRows.split(profile.measures()).any();
  }

  @Override
  public PCollectionTuple expand(PCollection<Batch> batches) {
    InputCheck.requireWhole(batches, "ResolveSeries");
    BatchCoder coder = BatchCoder.of();
    PCollectionTuple sorted =
        batches.apply(
            "Sort out series",
            ParDo.of(new SortFn(plan)).withOutputTags(STANDING, TupleTagList.of(PUBLISHED)));
    sorted.get(STANDING).setCoder(coder);
    PCollectionTuple resolved =
        sorted
            .get(PUBLISHED)
            .setCoder(KvCoder.of(VarIntCoder.of(), coder))
            .apply("Group by source", GroupByKey.create())
            .apply(
                "Resolve",
                ParDo.of(new ResolveFn(plan)).withOutputTags(BATCHES, TupleTagList.of(REPORTS)));
    resolved.get(BATCHES).setCoder(coder);
    PCollection<Batch> all =
        PCollectionList.of(resolved.get(BATCHES))
            .and(sorted.get(STANDING))
            .apply("With those that stand for themselves", Flatten.pCollections());
    return PCollectionTuple.of(BATCHES, all)
        .and(REPORTS, resolved.get(REPORTS).setCoder(MessageCoder.of()));
  }

  /** Tells series from records that stand for themselves, and spreads the wide ones of these. */
  private static final class SortFn extends DoFn<Batch, Batch> {
    private static final long serialVersionUID = 1L;

    private final Plan plan;
    private transient Map<Integer, SeriesRows> rows;
    private transient BatchCheck check;

    SortFn(Plan plan) {
      this.plan = plan;
    }

    @StartBundle
    public void start() {
      rows = new HashMap<>();
      check = BatchCheck.asRead("ResolveSeries", plan);
    }

    private SeriesRows rows(int source) {
      return rows.computeIfAbsent(source, number -> new SeriesRows(plan, number));
    }

    @ProcessElement
    public void sort(@Element Batch batch, MultiOutputReceiver out) {
      check.check(batch);
      Profile profile = plan.sources().get(batch.source()).profile();
      if (isSeries(profile)) {
        out.get(PUBLISHED).output(KV.of(batch.source(), batch));
      } else if (isSplit(profile)) {
        out.get(STANDING).output(rows(batch.source()).spread(batch));
      } else {
        out.get(STANDING).output(batch);
      }
    }
  }

  /** Resolves a source's series. */
  private static final class ResolveFn extends DoFn<KV<Integer, Iterable<Batch>>, Batch> {
    private static final long serialVersionUID = 1L;

    private final Plan plan;

    ResolveFn(Plan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void resolve(@Element KV<Integer, Iterable<Batch>> source, MultiOutputReceiver out) {
      SourceSeries series = new SourceSeries(plan, source.getKey(), source.getValue());
      series.batches().forEach(out.get(BATCHES)::output);
      series
          .findings()
          .forEach(finding -> out.get(REPORTS).output(new Message.FindingRaised(finding)));
      out.get(REPORTS)
          .output(
              new Message.ExcludedRecords(
                  source.getKey(), Exclusion.SUPERSEDED, series.superseded()));
    }
  }
}
