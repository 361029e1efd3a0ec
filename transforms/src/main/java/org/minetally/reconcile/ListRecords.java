package org.minetally.reconcile;

import java.util.ArrayList;
import java.util.List;
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
import org.apache.beam.sdk.values.PCollectionView;
import org.minetally.internal.Shared;
import org.minetally.reconcile.internal.Finding;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.MessageCoder;
import org.minetally.reconcile.internal.Positions;
import org.minetally.reconcile.internal.RangeSizes;
import org.minetally.reconcile.internal.ReconciliationScope;
import org.minetally.table.TableRows;
import org.minetally.table.internal.TableRowsCoder;

/**
 * Lists rejected records and findings in parts, so that no worker holds more than those of a range.
 * All workers have the sizes of all ranges, which give the positions.
 */
final class ListRecords extends PTransform<PCollection<Message>, PCollection<TableRows>> {

  private static final long serialVersionUID = 1L;

  private final ReconciliationScope scope;

  ListRecords(ReconciliationScope scope) {
    this.scope = scope;
  }

  @Override
  public PCollection<TableRows> expand(PCollection<Message> messages) {
    PCollectionView<Iterable<Message>> sizes =
        messages.apply("Sizes of ranges", RangeSizes.ofRanges());
    PCollection<TableRows> rejects =
        messages
            .apply("List rejects", ParDo.of(new RejectsFn(scope, sizes)).withSideInputs(sizes))
            .setCoder(TableRowsCoder.of());
    PCollection<TableRows> findings =
        messages
            .apply("Findings by range", ParDo.of(new ByRangeFn(scope, sizes)).withSideInputs(sizes))
            .setCoder(KvCoder.of(VarIntCoder.of(), MessageCoder.of()))
            .apply("Group findings", GroupByKey.create())
            .apply("List findings", ParDo.of(new FindingsFn(scope, sizes)).withSideInputs(sizes))
            .setCoder(TableRowsCoder.of());
    return PCollectionList.of(rejects).and(findings).apply("Lists", Flatten.pCollections());
  }

  /** A function that knows the positions of all ranges. */
  private abstract static class WithPositions<I, O> extends DoFn<I, O> {
    private static final long serialVersionUID = 1L;

    private final Shared<ReconciliationScope> scope;
    private final PCollectionView<Iterable<Message>> sizes;

    /** Null until a bundle needs them. */
    private transient Positions positions;

    WithPositions(ReconciliationScope scope, PCollectionView<Iterable<Message>> sizes) {
      this.scope = Shared.of(scope);
      this.sizes = sizes;
    }

    @StartBundle
    public void start() {
      positions = null;
    }

    final Positions positions(ProcessContext context) {
      if (positions == null) {
        positions = new Positions(RangeSizes.inReadingOrder(context.sideInput(sizes)));
      }
      return positions;
    }

    final RecordLists lists(ProcessContext context) {
      return new RecordLists(scope.get(), positions(context));
    }
  }

  private static final class RejectsFn extends WithPositions<Message, TableRows> {
    private static final long serialVersionUID = 1L;

    RejectsFn(ReconciliationScope scope, PCollectionView<Iterable<Message>> sizes) {
      super(scope, sizes);
    }

    @ProcessElement
    public void list(ProcessContext context) {
      if (context.element() instanceof Message.RejectedRecords piece) {
        context.output(lists(context).rejects(List.of(piece), positions(context).rank(piece)));
      }
    }
  }

  private static final class ByRangeFn extends WithPositions<Message, KV<Integer, Message>> {
    private static final long serialVersionUID = 1L;

    ByRangeFn(ReconciliationScope scope, PCollectionView<Iterable<Message>> sizes) {
      super(scope, sizes);
    }

    @ProcessElement
    public void key(ProcessContext context) {
      if (context.element() instanceof Message.FindingRaised raised) {
        int rank = positions(context).rank(raised.finding().range());
        context.output(KV.of(rank, raised));
      }
    }
  }

  private static final class FindingsFn
      extends WithPositions<KV<Integer, Iterable<Message>>, TableRows> {
    private static final long serialVersionUID = 1L;

    FindingsFn(ReconciliationScope scope, PCollectionView<Iterable<Message>> sizes) {
      super(scope, sizes);
    }

    @ProcessElement
    public void list(ProcessContext context) {
      List<Finding> findings = new ArrayList<>();
      for (Message message : context.element().getValue()) {
        findings.add(((Message.FindingRaised) message).finding());
      }
      context.output(lists(context).findings(findings, context.element().getKey()));
    }
  }
}
