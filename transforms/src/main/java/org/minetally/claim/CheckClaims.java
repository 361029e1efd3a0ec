package org.minetally.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
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
import org.minetally.coder.StreamCoder;
import org.minetally.model.Batch;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.plan.Plan;
import org.minetally.reconcile.Message;
import org.minetally.reconcile.Reconciliation;
import org.minetally.table.TableRows;

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

  /** Checks the claims of a plan that has some. */
  public static CheckClaims of(Plan plan) {
    return new CheckClaims(plan);
  }

  @Override
  public PCollectionTuple expand(PCollection<Batch> batches) {
    KvCoder<Integer, Tallies> coder =
        KvCoder.of(VarIntCoder.of(), SerializableCoder.of(Tallies.class));
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
    checked.get(TABLES).setCoder(StreamCoder.of(TableRows::write, TableRows::read));
    checked.get(REPORTS).setCoder(SerializableCoder.of(Message.class));
    return checked;
  }

  /** Counts a bundle's records for each claim. */
  private static final class CountFn extends DoFn<Batch, KV<Integer, Tallies>> {
    private static final long serialVersionUID = 1L;

    private final Plan plan;
    private transient List<ClaimCounter> counters;

    CountFn(Plan plan) {
      this.plan = plan;
    }

    @StartBundle
    public void start() {
      counters = new ArrayList<>();
      for (Claim claim : plan.claims()) {
        counters.add(new ClaimCounter(claim, plan.gazetteer(), plan.layout(claim.dataset())));
      }
    }

    @ProcessElement
    public void count(@Element Batch batch) {
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
          claim.comparison().label().replace('_', ' ') + " " + figure(claim, claim.figure()),
          figure(claim, of.tally().lowest()),
          figure(claim, of.tally().highest()),
          of.verdict().label(),
          of.certain(),
          of.reason(),
          table.parts(claim));
    }

    private static String figure(Claim claim, long value) {
      int scale = claim.measure().kind() == Measure.Kind.AREA ? Measure.AREA_SCALE : 0;
      BigDecimal figure = BigDecimal.valueOf(value, scale).stripTrailingZeros();
      return String.format(Locale.ROOT, "%,." + Math.max(0, figure.scale()) + "f", figure);
    }
  }
}
