package org.minetally.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.minetally.internal.BatchCheck;
import org.minetally.internal.InputCheck;
import org.minetally.model.Batch;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.plan.Plan;
import org.minetally.reconcile.Message;
import org.minetally.reconcile.MessageCoder;
import org.minetally.reconcile.Reconciliation;
import org.minetally.table.TableRows;
import org.minetally.table.TableRowsCoder;

/**
 * Holds a plan's claims against its records: for each the lowest and the highest value that the
 * records support, and what follows.
 *
 * <p>Output: {@link #TABLES}, the table of claims; {@link #REPORTS}, each claim's assessment and
 * that the table was made.
 *
 * <pre>{@code
 * PCollectionTuple checked = batches.apply(CheckClaims.of(plan));
 * }</pre>
 */
public final class CheckClaims extends PTransform<PCollection<Batch>, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  /** The table of claims. */
  public static final TupleTag<TableRows> TABLES = new TupleTag<>("claims") {};

  /** The assessments. */
  public static final TupleTag<Message> REPORTS = new TupleTag<>("assessments") {};

  private final Plan plan;

  private CheckClaims(Plan plan) {
    this.plan = plan;
  }

  /**
   * Checks the claims of a plan.
   *
   * @throws IllegalArgumentException if the plan has no claims, or if it suppresses small counts:
   *     the supported values of a claim would show them
   */
  public static CheckClaims of(Plan plan) {
    if (plan.claims().isEmpty()) {
      throw new IllegalArgumentException(
          "CheckClaims: the plan has no claims; apply it only if there are some");
    }
    if (plan.privacy().asked()) {
      throw new IllegalArgumentException(
          "CheckClaims: the plan suppresses small counts, which the supported values of a claim"
              + " would show; check the claims with a plan of their own and do not publish the"
              + " result");
    }
    return new CheckClaims(plan);
  }

  @Override
  public PCollectionTuple expand(PCollection<Batch> batches) {
    InputCheck.requireWhole(batches, "CheckClaims");
    KvCoder<Integer, Tallies> coder = KvCoder.of(VarIntCoder.of(), TalliesCoder.of());
    PCollection<KV<Integer, Tallies>> counted =
        batches.apply("Count for claims", ParDo.of(new CountFn(plan))).setCoder(coder);
    // Without any record there are claims all the same.
    PCollection<KV<Integer, Tallies>> nothing =
        batches
            .getPipeline()
            .apply(
                "No records",
                Create.of(List.of(KV.of(0, Tallies.nothing(plan.claims().size()))))
                    .withCoder(coder));
    PCollectionTuple checked =
        PCollectionList.of(counted)
            .and(nothing)
            .apply("Counts", Flatten.pCollections())
            .apply("Bring together", GroupByKey.create())
            .apply(
                "Assess",
                ParDo.of(new AssessFn(plan)).withOutputTags(TABLES, TupleTagList.of(REPORTS)));
    checked.get(TABLES).setCoder(TableRowsCoder.of());
    checked.get(REPORTS).setCoder(MessageCoder.of());
    return checked;
  }

  /** Counts a bundle's records for each claim. */
  private static final class CountFn extends DoFn<Batch, KV<Integer, Tallies>> {
    private static final long serialVersionUID = 1L;

    private final Plan plan;
    private transient List<ClaimCounter> counters;
    private transient BatchCheck check;

    CountFn(Plan plan) {
      this.plan = plan;
    }

    @StartBundle
    public void start() {
      check = BatchCheck.resolved("CheckClaims", plan);
      counters = new ArrayList<>();
      for (Claim claim : plan.claims()) {
        counters.add(new ClaimCounter(claim, plan.gazetteer(), plan.layout(claim.dataset())));
      }
    }

    @ProcessElement
    public void count(@Element Batch batch) {
      check.check(batch);
      Dataset dataset = plan.sources().get(batch.source()).profile().dataset();
      for (int i = 0; i < counters.size(); i++) {
        if (plan.claims().get(i).dataset() == dataset) {
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

  /** Adds up, and says what follows. */
  private static final class AssessFn extends DoFn<KV<Integer, Iterable<Tallies>>, TableRows> {
    private static final long serialVersionUID = 1L;

    private final Plan plan;

    AssessFn(Plan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void assess(@Element KV<Integer, Iterable<Tallies>> all, MultiOutputReceiver out) {
      Tallies total = Tallies.nothing(plan.claims().size());
      for (Tallies part : all.getValue()) {
        total = total.plus(part);
      }
      List<Assessment> assessments = new ArrayList<>();
      for (int i = 0; i < plan.claims().size(); i++) {
        assessments.add(Assessment.of(plan.claims().get(i), total.of().get(i)));
      }
      ClaimsTable table = new ClaimsTable(assessments, plan.gazetteer());
      TableRows rows = table.rows();
      out.get(TABLES).output(rows);
      out.get(REPORTS).output(new Message.TableSize(rows.schema().name(), rows.size()));
      for (int i = 0; i < assessments.size(); i++) {
        out.get(REPORTS).output(new Message.ClaimChecked(i, account(assessments.get(i), table)));
      }
    }

    private static Reconciliation.ClaimResult account(Assessment of, ClaimsTable table) {
      Claim claim = of.claim();
      return new Reconciliation.ClaimResult(
          claim.id(),
          claim.statement(),
          claim.comparison().label(),
          figure(claim, claim.figure()),
          figure(claim, of.tally().lowest()),
          figure(claim, of.tally().highest()),
          of.verdict().label(),
          of.certain(),
          of.reason(),
          table.parts(claim));
    }

    private static BigDecimal figure(Claim claim, long value) {
      int scale = claim.measure().kind() == Measure.Kind.AREA ? Measure.AREA_SCALE : 0;
      BigDecimal figure = BigDecimal.valueOf(value, scale).stripTrailingZeros();
      return figure.setScale(Math.max(0, figure.scale()));
    }
  }
}
