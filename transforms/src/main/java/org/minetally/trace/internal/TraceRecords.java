package org.minetally.trace.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.minetally.internal.InputCheck;
import org.minetally.internal.Shared;
import org.minetally.model.Batch;
import org.minetally.model.internal.BatchOrder;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.Positions;
import org.minetally.reconcile.internal.RangeId;
import org.minetally.reconcile.internal.RangeSizes;
import org.minetally.table.Column;
import org.minetally.table.ColumnType;
import org.minetally.table.TableRows;
import org.minetally.table.internal.TableRowsCoder;

/**
 * Selects the records behind rows of a table, from the records that a run counts. The records must
 * have been read with their positions; see {@code ReadRecords.withPositions}.
 *
 * <p>Output: parts of the table {@link TracedRecords#schema}, in reading order; none if there are
 * no such records.
 *
 * <pre>{@code
 * counted.apply("Trace", TraceRecords.of(traced, read.get(ReadRecords.MESSAGES)));
 * }</pre>
 */
public final class TraceRecords extends PTransform<PCollection<Batch>, PCollection<TableRows>> {

  private static final long serialVersionUID = 1L;

  private final TracedRecords traced;
  private final transient PCollection<Message> messages;

  private TraceRecords(TracedRecords traced, PCollection<Message> messages) {
    this.traced = traced;
    this.messages = messages;
  }

  /**
   * Returns a transform that selects records.
   *
   * @param messages the messages of reading, from which positions in files are computed
   */
  public static TraceRecords of(TracedRecords traced, PCollection<Message> messages) {
    return new TraceRecords(traced, messages);
  }

  @Override
  public PCollection<TableRows> expand(PCollection<Batch> batches) {
    InputCheck.requireWhole(batches, "TraceRecords");
    PCollectionView<Iterable<Message>> ranges =
        messages.apply("Sizes of ranges", RangeSizes.ofRanges());
    return batches
        .apply("Select records", ParDo.of(new SelectFn(traced)))
        .setCoder(KvCoder.of(KvCoder.of(VarIntCoder.of(), VarLongCoder.of()), TableRowsCoder.of()))
        .apply("Group by batch", GroupByKey.create())
        .apply("Locate records", ParDo.of(new LocateFn(traced, ranges)).withSideInputs(ranges))
        .setCoder(TableRowsCoder.of());
  }

  /** Selects the records of a batch, by the source and position of the batch. */
  static final class SelectFn extends DoFn<Batch, KV<KV<Integer, Long>, TableRows>> {
    private static final long serialVersionUID = 1L;

    private final Shared<TracedRecords> traced;
    private transient Tracing tracing;

    SelectFn(TracedRecords traced) {
      this.traced = Shared.of(traced);
    }

    @Setup
    public void setup() {
      tracing = traced.get().target().start();
    }

    @ProcessElement
    public void select(@Element Batch batch, OutputReceiver<KV<KV<Integer, Long>, TableRows>> out) {
      for (TableRows rows : traced.get().of(batch, tracing)) {
        out.output(KV.of(KV.of(batch.source(), batch.order()), rows));
      }
    }
  }

  /** Merges the selected records of a batch and computes their positions in the file. */
  private static final class LocateFn
      extends DoFn<KV<KV<Integer, Long>, Iterable<TableRows>>, TableRows> {
    private static final long serialVersionUID = 1L;

    /** A range has at most a few batches of half a million records. */
    private static final int BATCH_BITS = 8;

    private final Shared<TracedRecords> traced;
    private final PCollectionView<Iterable<Message>> ranges;
    private transient Positions positions;
    private transient Map<RangeId, Integer> ranks;

    LocateFn(TracedRecords traced, PCollectionView<Iterable<Message>> ranges) {
      this.traced = Shared.of(traced);
      this.ranges = ranges;
    }

    @StartBundle
    public void start() {
      positions = null;
    }

    @ProcessElement
    public void locate(
        ProcessContext context,
        @Element KV<KV<Integer, Long>, Iterable<TableRows>> batch,
        OutputReceiver<TableRows> out) {
      if (positions == null) {
        read(context.sideInput(ranges));
      }
      BatchOrder order = BatchOrder.unpack(batch.getKey().getValue());
      RangeId range = new RangeId(batch.getKey().getKey(), order.file(), order.range());
      out.output(merge(range, order.batch(), batch.getValue()));
    }

    private void read(Iterable<Message> sizes) {
      List<Message.RangeCounts> all = RangeSizes.inReadingOrder(sizes);
      positions = new Positions(all);
      ranks = new HashMap<>();
      all.forEach(counts -> ranks.putIfAbsent(counts.range(), ranks.size()));
    }

    private TableRows merge(RangeId range, int batch, Iterable<TableRows> pieces) {
      record At(TableRows rows, int row) {
        long record() {
          return rows.number(TracedRecords.RECORD, row);
        }
      }
      List<At> all = new ArrayList<>();
      for (TableRows rows : pieces) {
        IntStream.range(0, rows.size()).forEach(row -> all.add(new At(rows, row)));
      }
      // All rows of a record are in one piece, in order.
      all.sort(Comparator.comparingLong(At::record));
      List<Column> columns = all.get(0).rows().schema().columns();
      if (batch >= 1 << BATCH_BITS) {
        throw new IllegalStateException(
            String.format(Locale.ROOT, "a range with %d batches", batch + 1));
      }
      int part = Math.addExact(Math.multiplyExact(ranks.get(range), 1 << BATCH_BITS), batch);
      TableRows.Builder to =
          new TableRows.Builder(all.get(0).rows().schema(), all.size()).part(part);
      for (At at : all) {
        to.row();
        for (int column = 0; column < columns.size(); column++) {
          copy(at.rows(), at.row(), column, range, to);
        }
      }
      return to.build();
    }

    /** Returns the line of the figure that was subtracted; its file is in the column before. */
    private long previousLine(TableRows from, int row, int column, int source) {
      long packed = from.number(column, row);
      if (packed == TableRows.NO_NUMBER) {
        return packed;
      }
      int file = traced.get().sources().get(source).files().indexOf(from.text(column - 1, row));
      return positions.line(
          new RangeId(source, file, FigureColumns.range(packed)), FigureColumns.line(packed));
    }

    private void copy(TableRows from, int row, int column, RangeId range, TableRows.Builder to) {
      ColumnType type = from.schema().columns().get(column).type();
      String name = from.schema().columns().get(column).name();
      if (name.equals(FigureColumns.PREVIOUS_LINE)) {
        to.number(previousLine(from, row, column, range.source()));
      } else if (column == TracedRecords.LINE) {
        to.number(positions.line(range, from.number(column, row)));
      } else if (column == TracedRecords.RECORD) {
        to.number(positions.record(range, from.number(column, row)));
      } else if (type == ColumnType.STRING) {
        to.text(from.text(column, row));
      } else if (type == ColumnType.DATE) {
        to.date(from.date(column, row));
      } else {
        to.number(from.number(column, row));
      }
    }
  }
}
