package org.minetally.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import org.minetally.internal.InputCheck;
import org.minetally.internal.Shared;
import org.minetally.reconcile.internal.CombinedMessages;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.MessageCoder;
import org.minetally.reconcile.internal.ReconciliationScope;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableRows;
import org.minetally.table.internal.TableRowsCoder;

/**
 * Combines the messages of all stages.
 *
 * <p>Output: {@link #TABLES}, the rejects, the unmatched names, and the dimensions of periods and
 * regions; {@link #RECONCILIATION}, one element that states what happened to every record. See
 * {@link Reconciliation#violations}.
 *
 * <pre>{@code
 * PCollectionTuple reconciled =
 *     PCollectionList.of(read.get(ReadRecords.MESSAGES))
 *         .and(distinct.get(Deduplicate.MESSAGES))
 *         .and(summed.get(Summarise.MESSAGES))
 *         .apply(Flatten.pCollections())
 *         .apply(Reconcile.against(plan.scope()));
 * }</pre>
 */
public final class Reconcile extends PTransform<PCollection<Message>, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  /** The tables that supplement the fact tables. */
  public static final TupleTag<TableRows> TABLES = new TupleTag<>("quality tables") {};

  /** The reconciliation of the run. */
  public static final TupleTag<Reconciliation> RECONCILIATION = new TupleTag<>("reconciliation") {};

  private final ReconciliationScope scope;
  private final boolean inParts;

  private Reconcile(ReconciliationScope scope, boolean inParts) {
    this.scope = scope;
    this.inParts = inParts;
  }

  /** Returns a transform that reconciles a run with this scope. */
  public static Reconcile against(ReconciliationScope scope) {
    return new Reconcile(Objects.requireNonNull(scope, "scope"), false);
  }

  /**
   * Returns this transform with the tables of rejected records and of findings divided into parts,
   * each with records of one range. Different workers make the parts, so there may be more rejected
   * records than one worker can hold.
   *
   * @see TableRows#part
   */
  public Reconcile inParts() {
    return new Reconcile(scope, true);
  }

  @Override
  public PCollectionTuple expand(PCollection<Message> messages) {
    InputCheck.requireWhole(messages, "Reconcile");
    PCollectionTuple reconciled =
        messages
            .apply("Combine messages", ParDo.of(new CombineFn(inParts)))
            .setCoder(KvCoder.of(VarIntCoder.of(), MessageCoder.of()))
            .apply("Group messages", GroupByKey.create())
            .apply(
                "Add up messages",
                ParDo.of(new ReconcileFn(scope, inParts))
                    .withOutputTags(TABLES, TupleTagList.of(RECONCILIATION)));
    PCollection<TableRows> tables = reconciled.get(TABLES).setCoder(TableRowsCoder.of());
    if (inParts) {
      tables =
          PCollectionList.of(tables)
              .and(messages.apply("List records", new ListRecords(scope)))
              .apply("All tables", Flatten.pCollections());
    }
    return PCollectionTuple.of(TABLES, tables)
        .and(RECONCILIATION, reconciled.get(RECONCILIATION).setCoder(ReconciliationCoder.of()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    super.populateDisplayData(builder);
    builder.add(
        DisplayData.item(
                "sources",
                String.join(
                    ", ", scope.sources().stream().map(ReconciliationScope.Source::id).toList()))
            .withLabel("Sources"));
    builder.add(
        DisplayData.item(
                "tables", String.join(", ", scope.facts().stream().map(FactTable::name).toList()))
            .withLabel("Fact tables"));
    builder.addIfNotDefault(
        DisplayData.item(
                "summaries",
                String.join(
                    ", ", scope.summaries().tables().stream().map(SummaryTable::name).toList()))
            .withLabel("Summary tables"),
        "");
    builder.addIfNotDefault(
        DisplayData.item("claims", scope.claims()).withLabel("Number of claims"), 0);
  }

  /** Adds up the messages of a bundle, and gives all of them one key. */
  private static final class CombineFn extends DoFn<Message, KV<Integer, Message>> {
    private static final long serialVersionUID = 1L;

    /** The number of sums at which they are passed on: a bundle may be a worker's entire share. */
    private static final int MOST_SUMS = 10_000;

    private final boolean examplesOnly;
    private transient CombinedMessages combined;
    private transient List<Message> others;

    /**
     * @param examplesOnly whether to pass on only some rejected records, and no findings
     */
    CombineFn(boolean examplesOnly) {
      this.examplesOnly = examplesOnly;
    }

    @StartBundle
    public void start() {
      others = new ArrayList<>();
      combined = new CombinedMessages(examplesOnly ? this::addExamples : others::add);
    }

    private void addExamples(Message message) {
      if (message instanceof Message.RejectedRecords rejected) {
        others.add(rejected.first(MessageLog.EXAMPLES));
      } else if (!(message instanceof Message.FindingRaised)) {
        others.add(message);
      }
    }

    @ProcessElement
    public void combine(@Element Message message, OutputReceiver<KV<Integer, Message>> out) {
      message.accept(combined);
      others.forEach(other -> out.output(KV.of(0, other)));
      others.clear();
      if (combined.size() > MOST_SUMS) {
        combined.drain(sum -> out.output(KV.of(0, sum)));
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      combined.drain(
          sum ->
              context.output(
                  KV.of(0, sum), GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE));
      combined = null;
    }
  }

  private static final class ReconcileFn extends DoFn<KV<Integer, Iterable<Message>>, TableRows> {
    private static final long serialVersionUID = 1L;

    private final Shared<ReconciliationScope> scope;
    private final boolean inParts;

    ReconcileFn(ReconciliationScope scope, boolean inParts) {
      this.scope = Shared.of(scope);
      this.inParts = inParts;
    }

    @ProcessElement
    public void reconcile(@Element KV<Integer, Iterable<Message>> all, MultiOutputReceiver out) {
      MessageLog messages = new MessageLog(scope.get(), all.getValue());
      SupportingTables tables = new SupportingTables(scope.get(), messages);
      List<TableRows> made = tables.all();
      made.forEach(out.get(TABLES)::output);
      (inParts ? RecordLists.empty() : messages.lists()).forEach(out.get(TABLES)::output);
      out.get(RECONCILIATION).output(messages.reconciliation(made));
    }
  }
}
