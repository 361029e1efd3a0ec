package org.minetally.series;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.minetally.internal.BatchCheck;
import org.minetally.internal.Counters;
import org.minetally.internal.InputCheck;
import org.minetally.internal.Shared;
import org.minetally.model.Batch;
import org.minetally.model.Layouts;
import org.minetally.model.internal.BatchCoder;
import org.minetally.profile.Profile;
import org.minetally.profile.SourceSpec;
import org.minetally.reconcile.internal.Exclusion;
import org.minetally.reconcile.internal.Finding;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.MessageCoder;
import org.minetally.region.Gazetteer;

/**
 * Resolves published figures so that they can be summed. Restated figures are superseded,
 * cumulative ones become increments, and a record with the figures of several members becomes one
 * row for each. The records of other sources pass unchanged and are not shuffled.
 *
 * <p>One worker resolves all series of a source: published figures are few, compared with records
 * of events.
 *
 * <p>Output: {@link #BATCHES}, the records that count; {@link #MESSAGES}, the number of records
 * that do not, and findings for a person to review.
 *
 * <pre>{@code
 * if (ResolveSeries.isNeededBy(sources)) {
 *   PCollectionTuple resolved =
 *       batches.apply(ResolveSeries.of(sources, gazetteer, layouts));
 * }
 * }</pre>
 */
public final class ResolveSeries extends PTransform<PCollection<Batch>, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  /** The records that count. */
  public static final TupleTag<Batch> BATCHES = new TupleTag<>("resolved") {};

  /** The number of records that do not count, and findings for a person to review. */
  public static final TupleTag<Message> MESSAGES = new TupleTag<>("restatements") {};

  private static final TupleTag<Batch> OTHERS = new TupleTag<>("others") {};
  private static final TupleTag<KV<Integer, Batch>> PUBLISHED = new TupleTag<>("published") {};

  private final SeriesSources sources;

  /** The ids of the sources that need it. */
  private final List<String> ids;

  private ResolveSeries(SeriesSources sources, List<String> ids) {
    this.sources = sources;
    this.ids = List.copyOf(ids);
  }

  /**
   * Returns a transform that resolves the series of these sources.
   *
   * @param gazetteer the regions
   * @param layouts the layouts of the records
   */
  public static ResolveSeries of(List<SourceSpec> sources, Gazetteer gazetteer, Layouts layouts) {
    return new ResolveSeries(
        new SeriesSources(
            sources.stream().map(SourceSpec::profile).toList(),
            Objects.requireNonNull(gazetteer, "gazetteer"),
            Objects.requireNonNull(layouts, "layouts"),
            false),
        sources.stream()
            .filter(source -> isNeededBy(List.of(source)))
            .map(SourceSpec::id)
            .toList());
  }

  /**
   * Returns a copy whose records say from which published figures they were computed, so that they
   * can be traced to their publications.
   */
  public ResolveSeries withOrigins() {
    return new ResolveSeries(sources.withOrigins(), ids);
  }

  /** Returns whether any source is a series, or has records with several members. */
  public static boolean isNeededBy(List<SourceSpec> sources) {
    return sources.stream().anyMatch(s -> isSeries(s.profile()) || isSplit(s.profile()));
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
            ParDo.of(new SortFn(sources)).withOutputTags(OTHERS, TupleTagList.of(PUBLISHED)));
    sorted.get(OTHERS).setCoder(coder);
    PCollectionTuple resolved =
        sorted
            .get(PUBLISHED)
            .setCoder(KvCoder.of(VarIntCoder.of(), coder))
            .apply("Group by source", GroupByKey.create())
            .apply(
                "Resolve",
                ParDo.of(new ResolveFn(sources))
                    .withOutputTags(BATCHES, TupleTagList.of(MESSAGES)));
    resolved.get(BATCHES).setCoder(coder);
    PCollection<Batch> all =
        PCollectionList.of(resolved.get(BATCHES))
            .and(sorted.get(OTHERS))
            .apply("Add other records", Flatten.pCollections());
    return PCollectionTuple.of(BATCHES, all)
        .and(MESSAGES, resolved.get(MESSAGES).setCoder(MessageCoder.of()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    super.populateDisplayData(builder);
    builder.add(
        DisplayData.item("sources", String.join(", ", ids))
            .withLabel("Sources with series or split records"));
  }

  /**
   * Separates series from other records, and splits those of the latter that have several members.
   */
  private static final class SortFn extends DoFn<Batch, Batch> {
    private static final long serialVersionUID = 1L;

    private final Shared<SeriesSources> sources;
    private transient Map<Integer, SeriesRows> rows;
    private transient BatchCheck check;

    SortFn(SeriesSources sources) {
      this.sources = Shared.of(sources);
    }

    @StartBundle
    public void start() {
      rows = new HashMap<>();
      check = BatchCheck.asRead("ResolveSeries", sources.get().profiles(), sources.get().layouts());
    }

    private SeriesRows rows(int source) {
      return rows.computeIfAbsent(source, number -> new SeriesRows(sources.get(), number));
    }

    @ProcessElement
    public void sort(@Element Batch batch, MultiOutputReceiver out) {
      check.check(batch);
      Profile profile = sources.get().profile(batch.source());
      if (isSeries(profile)) {
        out.get(PUBLISHED).output(KV.of(batch.source(), batch));
      } else if (isSplit(profile)) {
        out.get(OTHERS).output(rows(batch.source()).spread(batch));
      } else {
        out.get(OTHERS).output(batch);
      }
    }
  }

  /** Resolves the series of one source. */
  private static final class ResolveFn extends DoFn<KV<Integer, Iterable<Batch>>, Batch> {
    private static final long serialVersionUID = 1L;

    private final Shared<SeriesSources> sources;

    ResolveFn(SeriesSources sources) {
      this.sources = Shared.of(sources);
    }

    @ProcessElement
    public void resolve(@Element KV<Integer, Iterable<Batch>> source, MultiOutputReceiver out) {
      SourceSeries series = new SourceSeries(sources.get(), source.getKey(), source.getValue());
      series.batches().forEach(out.get(BATCHES)::output);
      SortedMap<Finding.Kind, Long> findings = new TreeMap<>();
      for (Finding finding : series.findings()) {
        out.get(MESSAGES).output(new Message.FindingRaised(finding));
        findings.merge(finding.kind(), 1L, Long::sum);
      }
      out.get(MESSAGES).output(new Message.FindingCounts(source.getKey(), findings));
      Counters.add("records_superseded", series.superseded());
      out.get(MESSAGES)
          .output(
              new Message.ExcludedRecords(
                  source.getKey(), Exclusion.SUPERSEDED, series.superseded()));
    }
  }
}
