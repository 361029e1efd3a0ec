package org.minetally.trace.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.minetally.internal.InputCheck;
import org.minetally.internal.Shared;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.MessageCoder;
import org.minetally.reconcile.internal.Positions;
import org.minetally.reconcile.internal.RejectRows;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;
import org.minetally.table.internal.TableRowsCoder;

/**
 * Lists the rejected records among those that were read. If only candidates were read, these are
 * the rejected records that may be behind the traced rows.
 *
 * <p>Output: the table {@link TableSchema#REJECTS}.
 *
 * <pre>{@code
 * messages.apply("Rejects", TraceRejects.of(traced));
 * }</pre>
 */
public final class TraceRejects extends PTransform<PCollection<Message>, PCollection<TableRows>> {

  private static final long serialVersionUID = 1L;

  private final TracedRecords traced;

  private TraceRejects(TracedRecords traced) {
    this.traced = traced;
  }

  /** Returns a transform that lists rejected records of the sources that are traced. */
  public static TraceRejects of(TracedRecords traced) {
    return new TraceRejects(traced);
  }

  @Override
  public PCollection<TableRows> expand(PCollection<Message> messages) {
    InputCheck.requireWhole(messages, "TraceRejects");
    return messages
        .apply("One key", WithKeys.<Integer, Message>of(0).withKeyType(TypeDescriptors.integers()))
        .setCoder(KvCoder.of(VarIntCoder.of(), MessageCoder.of()))
        .apply("Group", GroupByKey.create())
        .apply("List rejects", ParDo.of(new ListFn(traced)))
        .setCoder(TableRowsCoder.of());
  }

  private static final class ListFn extends DoFn<KV<Integer, Iterable<Message>>, TableRows> {
    private static final long serialVersionUID = 1L;

    private final Shared<TracedRecords> traced;

    ListFn(TracedRecords traced) {
      this.traced = Shared.of(traced);
    }

    @ProcessElement
    public void list(@Element KV<Integer, Iterable<Message>> all, OutputReceiver<TableRows> out) {
      List<Message.RangeCounts> ranges = new ArrayList<>();
      List<Message.RejectedRecords> pieces = new ArrayList<>();
      for (Message message : all.getValue()) {
        if (message instanceof Message.RangeCounts counts) {
          ranges.add(counts);
        } else if (message instanceof Message.RejectedRecords piece
            && traced.get().target().mayTrace(piece.range().source())) {
          pieces.add(piece);
        }
      }
      ranges.sort(Message.RangeCounts.order());
      pieces.sort(Message.RejectedRecords.order());
      int size = pieces.stream().mapToInt(piece -> piece.records().size()).sum();
      TableRows.Builder rows = new TableRows.Builder(TableSchema.REJECTS, size);
      RejectRows rejects = new RejectRows(new Positions(ranges), rows);
      for (Message.RejectedRecords piece : pieces) {
        TracedSource source = traced.get().sources().get(piece.range().source());
        rejects.add(source.id(), source.files().get(piece.range().file()), piece);
      }
      out.output(rows.build());
    }
  }
}
