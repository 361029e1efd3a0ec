package org.minetally.reconcile;

import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.minetally.internal.InputCheck;
import org.minetally.plan.Plan;
import org.minetally.table.TableRows;
import org.minetally.table.TableRowsCoder;

/**
 * Brings the reports of all stages together.
 *
 * <p>Output: {@link #TABLES}, the rejects, the unmatched names, and the dimensions of periods and
 * regions; {@link #ACCOUNT}, one element, what became of every record, for {@link
 * ReconciliationCheck}.
 *
 * <pre>{@code
 * PCollectionTuple quality = reports.apply(Reconcile.against(plan));
 * }</pre>
 */
public final class Reconcile extends PTransform<PCollection<Message>, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  /** The tables beside the fact tables. */
  public static final TupleTag<TableRows> TABLES = new TupleTag<>("quality tables") {};

  /** The account of the run. */
  public static final TupleTag<Reconciliation> ACCOUNT = new TupleTag<>("account") {};

  private final Plan plan;

  private Reconcile(Plan plan) {
    this.plan = plan;
  }

  /** Reconciles a run of this plan. */
  public static Reconcile against(Plan plan) {
    return new Reconcile(Objects.requireNonNull(plan, "plan"));
  }

  @Override
  public PCollectionTuple expand(PCollection<Message> reports) {
    InputCheck.requireWhole(reports, "Reconcile");
    PCollectionTuple reconciled =
        reports
            .apply("Key alike", WithKeys.of(0))
            .setCoder(KvCoder.of(VarIntCoder.of(), MessageCoder.of()))
            .apply("Bring together", GroupByKey.create())
            .apply(
                "Add up",
                ParDo.of(new ReconcileFn(plan)).withOutputTags(TABLES, TupleTagList.of(ACCOUNT)));
    reconciled.get(TABLES).setCoder(TableRowsCoder.of());
    reconciled.get(ACCOUNT).setCoder(ReconciliationCoder.of());
    return reconciled;
  }

  private static final class ReconcileFn extends DoFn<KV<Integer, Iterable<Message>>, TableRows> {
    private static final long serialVersionUID = 1L;

    private final Plan plan;

    ReconcileFn(Plan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void reconcile(@Element KV<Integer, Iterable<Message>> all, MultiOutputReceiver out) {
      MessageLog reports = new MessageLog(plan, all.getValue());
      SupportingTables tables = new SupportingTables(plan, reports);
      List<TableRows> made = tables.all();
      made.forEach(out.get(TABLES)::output);
      out.get(ACCOUNT).output(reports.account(made));
    }
  }
}
