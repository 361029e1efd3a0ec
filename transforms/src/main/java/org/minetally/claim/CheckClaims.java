package org.minetally.claim;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.minetally.internal.BatchCheck;
import org.minetally.internal.FewElements;
import org.minetally.internal.InputCheck;
import org.minetally.internal.Shared;
import org.minetally.model.Batch;
import org.minetally.model.ClaimResult;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Layouts;
import org.minetally.model.Measure;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.MessageCoder;
import org.minetally.region.Gazetteer;
import org.minetally.table.TableRows;
import org.minetally.table.internal.TableRowsCoder;

/**
 * Checks claims against records: computes, for each claim, the lowest and the highest value that
 * the records support, and the verdict.
 *
 * <p>Output: {@link #TABLES}, the table of claims; {@link #MESSAGES}, the result of each claim and
 * the size of the table.
 *
 * <pre>{@code
 * PCollectionTuple checked = batches.apply(CheckClaims.of(claims, gazetteer, layouts));
 * }</pre>
 */
public final class CheckClaims extends PTransform<PCollection<Batch>, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  /** The table of claims. */
  public static final TupleTag<TableRows> TABLES = new TupleTag<>("claims") {};

  /** The assessments. */
  public static final TupleTag<Message> MESSAGES = new TupleTag<>("assessments") {};

  private final Question question;

  /** What is asked of the records. */
  private record Question(List<Claim> claims, Gazetteer gazetteer, Layouts layouts)
      implements Serializable {

    Question {
      claims = List.copyOf(claims);
      Objects.requireNonNull(gazetteer, "gazetteer");
      Objects.requireNonNull(layouts, "layouts");
      Set<String> ids = claims.stream().map(Claim::id).collect(Collectors.toSet());
      for (Claim claim : claims) {
        problem(claim, ids, gazetteer, layouts)
            .ifPresent(
                problem -> {
                  throw new IllegalArgumentException("claim %s: %s".formatted(claim.id(), problem));
                });
      }
    }

    private static Optional<String> problem(
        Claim claim, Set<String> ids, Gazetteer gazetteer, Layouts layouts) {
      if (!claim.whole().isEmpty() && !ids.contains(claim.whole())) {
        return Optional.of("unknown whole %s; add that claim".formatted(claim.whole()));
      }
      for (int region : claim.regions()) {
        if (region < 0 || region >= gazetteer.size()) {
          return Optional.of(
              String.format(
                  Locale.ROOT,
                  "unknown region number %d; the gazetteer has %d regions",
                  region,
                  gazetteer.size()));
        }
      }
      List<Dimension> carried = layouts.of(claim.dataset()).dimensions();
      return claim.filters().keySet().stream()
          .filter(dimension -> !carried.contains(dimension))
          .findFirst()
          .map(
              dimension ->
                  "the records do not carry the dimension %s; add it to the layout of the dataset"
                      .formatted(dimension.column()));
    }
  }

  private CheckClaims(Question question) {
    this.question = question;
  }

  /**
   * Returns a transform that checks claims. The supported range of a claim reveals small counts: do
   * not publish it together with tables that suppress them.
   *
   * @param claims the claims
   * @param gazetteer the regions
   * @param layouts the layouts of the records, with all dimensions by which the claims filter
   * @throws IllegalArgumentException if there are no claims, if a claim names a region or a whole
   *     that does not exist, or if the records do not carry a dimension that it filters by
   */
  public static CheckClaims of(List<Claim> claims, Gazetteer gazetteer, Layouts layouts) {
    if (claims.isEmpty()) {
      throw new IllegalArgumentException(
          "CheckClaims: there are no claims; apply it only to a plan with claims");
    }
    return new CheckClaims(new Question(claims, gazetteer, layouts));
  }

  /**
   * Returns a function that counts a batch for one claim: the lowest and the highest value that its
   * records support, and the number of records that certainly fit, may fit, and fit or may fit but
   * do not report the measure, in this order.
   *
   * @param layout the layout of the batches
   */
  public static Function<Batch, long[]> counting(Claim claim, Gazetteer gazetteer, Layout layout) {
    return batch -> {
      ClaimCounter counter = new ClaimCounter(claim, gazetteer, layout);
      counter.add(batch);
      Tally tally = counter.tally();
      Tally.Records records = tally.records();
      return new long[] {
        tally.lowest(), tally.highest(), records.certain(), records.possible(), records.silent()
      };
    };
  }

  @Override
  public PCollectionTuple expand(PCollection<Batch> batches) {
    InputCheck.requireWhole(batches, "CheckClaims");
    KvCoder<Integer, Tallies> coder = KvCoder.of(VarIntCoder.of(), TalliesCoder.of());
    PCollection<KV<Integer, Tallies>> counted =
        batches.apply("Count for claims", ParDo.of(new CountFn(question))).setCoder(coder);
    // Claims are assessed even if there are no records.
    PCollection<KV<Integer, Tallies>> nothing =
        batches
            .getPipeline()
            .apply(
                "No records",
                FewElements.of(
                    List.of(KV.of(0, Tallies.nothing(question.claims().size()))), coder));
    PCollectionTuple checked =
        PCollectionList.of(counted)
            .and(nothing)
            .apply("Counts", Flatten.pCollections())
            .apply("Group counts", GroupByKey.create())
            .apply(
                "Assess",
                ParDo.of(new AssessFn(question)).withOutputTags(TABLES, TupleTagList.of(MESSAGES)));
    checked.get(TABLES).setCoder(TableRowsCoder.of());
    checked.get(MESSAGES).setCoder(MessageCoder.of());
    return checked;
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    super.populateDisplayData(builder);
    builder.add(
        DisplayData.item(
                "claims", String.join(", ", question.claims().stream().map(Claim::id).toList()))
            .withLabel("Claims"));
  }

  /** Counts a bundle's records for each claim. */
  private static final class CountFn extends DoFn<Batch, KV<Integer, Tallies>> {
    private static final long serialVersionUID = 1L;

    private final Shared<Question> shared;
    private transient List<ClaimCounter> counters;
    private transient BatchCheck check;

    CountFn(Question question) {
      this.shared = Shared.of(question);
    }

    @StartBundle
    public void start() {
      Question question = shared.get();
      check = BatchCheck.resolved("CheckClaims", question.layouts());
      counters = new ArrayList<>();
      for (Claim claim : question.claims()) {
        counters.add(
            new ClaimCounter(claim, question.gazetteer(), question.layouts().of(claim.dataset())));
      }
    }

    @ProcessElement
    public void count(@Element Batch batch) {
      check.check(batch);
      Question question = shared.get();
      Dataset dataset = question.layouts().dataset(batch.source());
      for (int i = 0; i < counters.size(); i++) {
        if (question.claims().get(i).dataset() == dataset) {
          counters.get(i).add(batch);
        }
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      Tallies tallies = new Tallies(counters.stream().map(ClaimCounter::tally).toList());
      context.output(
          KV.of(0, tallies), GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
      counters = null;
    }
  }

  /** Adds up the tallies and assesses each claim. */
  private static final class AssessFn extends DoFn<KV<Integer, Iterable<Tallies>>, TableRows> {
    private static final long serialVersionUID = 1L;

    private final Shared<Question> shared;

    AssessFn(Question question) {
      this.shared = Shared.of(question);
    }

    @ProcessElement
    public void assess(@Element KV<Integer, Iterable<Tallies>> all, MultiOutputReceiver out) {
      List<Claim> claims = shared.get().claims();
      Tallies total = Tallies.nothing(claims.size());
      for (Tallies part : all.getValue()) {
        total = total.plus(part);
      }
      List<Assessment> assessments = new ArrayList<>();
      for (int i = 0; i < claims.size(); i++) {
        assessments.add(Assessment.of(claims.get(i), total.of().get(i)));
      }
      ClaimsTable table = new ClaimsTable(assessments, shared.get().gazetteer());
      TableRows rows = table.rows();
      out.get(TABLES).output(rows);
      out.get(MESSAGES).output(new Message.TableSize(rows.schema().name(), rows.size()));
      for (int i = 0; i < assessments.size(); i++) {
        out.get(MESSAGES).output(new Message.ClaimChecked(i, result(assessments.get(i), table)));
      }
    }

    private static ClaimResult result(Assessment of, ClaimsTable table) {
      Claim claim = of.claim();
      SubsetCheck subset = table.subset(of).orElse(new SubsetCheck("", ""));
      return ClaimResult.builder(claim.id())
          .statement(claim.statement())
          .claimed(claim.comparison().label(), figure(claim, claim.figure()))
          .supported(figure(claim, of.tally().lowest()), figure(claim, of.tally().highest()))
          .verdict(of.verdict().label(), of.certain(), of.reason())
          .parts(table.parts(claim))
          .subset(claim.subsetOf(), subset.verdict(), subset.reason())
          .build();
    }

    private static BigDecimal figure(Claim claim, long value) {
      int scale = claim.measure().isArea() ? Measure.AREA_SCALE : 0;
      BigDecimal figure = BigDecimal.valueOf(value, scale).stripTrailingZeros();
      return figure.setScale(Math.max(0, figure.scale()));
    }
  }
}
