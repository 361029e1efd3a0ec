package org.minetally.records.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.minetally.internal.Shared;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.parquet.internal.TemporaryFiles;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.Positions;
import org.minetally.reconcile.internal.RangeSizes;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/** Writes a temporary file of records in reading order. Outputs its path and the temporary file. */
final class WriteRecordsFn extends DoFn<KV<String, Iterable<Batch>>, KV<Void, KV<String, String>>> {

  private static final long serialVersionUID = 1L;

  /** The number of rows whose texts are in memory at once. */
  private static final int ROWS_AT_ONCE = 1 << 14;

  private static final int ROW_BITS = 16;
  private static final int BATCH_BITS = 24;

  private final TemporaryFiles temporary;
  private final Shared<RecordTables> tables;
  private final PCollectionView<Iterable<Message>> ranges;

  WriteRecordsFn(String folder, RecordTables tables, PCollectionView<Iterable<Message>> ranges) {
    this.temporary = new TemporaryFiles(folder);
    this.tables = Shared.of(tables);
    this.ranges = ranges;
  }

  @ProcessElement
  public void write(ProcessContext context) throws IOException {
    String path = context.element().getKey();
    List<Message.RangeCounts> sizes = RangeSizes.inReadingOrder(context.sideInput(ranges));
    RecordParts parts = tables.get().parts(sizes);
    List<Batch> batches = new ArrayList<>();
    for (Batch batch : context.element().getValue()) {
      if (batch.size() > 0) {
        batches.add(batch);
      }
    }
    RecordTable table =
        tables.get().of(RecordTables.dataset(path.substring(0, path.indexOf('/'))).orElseThrow());
    RecordRows rows = new RecordRows(table, tables.get().sources(), new Positions(sizes));
    TableSchema schema = table.schema();
    Iterator<TableRows> chunks = new Chunks(rows, schema, batches, order(batches, parts));
    context.output(KV.of(null, KV.of(path, temporary.write(path, schema, chunks))));
  }

  /**
   * Returns the position of each row in its file, its batch and its row there, packed into one
   * number each, in reading order. The rows of one record are in one batch, in order.
   */
  private static long[] order(List<Batch> batches, RecordParts parts) {
    long[] order = new long[batches.stream().mapToInt(Batch::size).sum()];
    int count = 0;
    for (int number = 0; number < batches.size(); number++) {
      Batch batch = batches.get(number);
      if (batch.size() > 1 << ROW_BITS || number >= 1 << BATCH_BITS) {
        throw new IllegalStateException("too many rows or batches in one file of records");
      }
      long first = parts.first(DivideFn.rangeOf(batch));
      for (int row = 0; row < batch.size(); row++) {
        long position = parts.positionInPart(first + batch.extra(Extra.RECORD, row));
        order[count++] = (position << BATCH_BITS | number) << ROW_BITS | row;
      }
    }
    Arrays.sort(order);
    return order;
  }

  /** The rows of a file, a part of them at a time. */
  private static final class Chunks implements Iterator<TableRows> {

    private final RecordRows rows;
    private final TableSchema schema;
    private final List<Batch> batches;

    /** The rows in reading order, packed as {@link #order} does. */
    private final long[] order;

    private int written;

    Chunks(RecordRows rows, TableSchema schema, List<Batch> batches, long[] order) {
      this.rows = rows;
      this.schema = schema;
      this.batches = batches;
      this.order = order;
    }

    @Override
    public boolean hasNext() {
      return written < order.length;
    }

    @Override
    public TableRows next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int end = Math.min(order.length, written + ROWS_AT_ONCE);
      TableRows.Builder to = new TableRows.Builder(schema, end - written);
      for (; written < end; written++) {
        Batch batch = batches.get((int) (order[written] >>> ROW_BITS) & (1 << BATCH_BITS) - 1);
        int row = (int) order[written] & (1 << ROW_BITS) - 1;
        rows.write(batch, DivideFn.rangeOf(batch), row, to);
      }
      return to.build();
    }
  }
}
