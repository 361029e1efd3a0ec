package org.minetally.source;

import java.nio.ByteBuffer;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.minetally.internal.Shared;
import org.minetally.reconcile.internal.RangeId;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.lookup.LookupRows;
import org.minetally.source.internal.lookup.LookupTable;
import org.minetally.source.internal.lookup.RowSet;

/** Finds the rows of a shard for the keys of each range, and counts the rows that are found. */
final class FindRowsFn extends DoFn<KV<Integer, CoGbkResult>, KV<Long, KV<Integer, LookupRows>>> {

  private static final long serialVersionUID = 1L;

  static final TupleTag<LookupRows> ROWS = new TupleTag<>("rows") {};
  static final TupleTag<KV<Long, byte[]>> KEYS = new TupleTag<>("keys") {};

  /** The rows that the records of a range have, by the number of the lookup. */
  static final TupleTag<KV<Long, KV<Integer, LookupRows>>> FOUND = new TupleTag<>("found") {};

  private final Shared<RecordSources> sources;
  private final LookupShards shards;

  FindRowsFn(RecordSources sources, LookupShards shards) {
    this.sources = Shared.of(sources);
    this.shards = shards;
  }

  @ProcessElement
  public void find(@Element KV<Integer, CoGbkResult> shard, MultiOutputReceiver out) {
    int number = shards.lookup(shard.getKey());
    RecordSources.LookupId id = sources.get().lookup(number);
    LookupTable table = LookupTables.table(sources.get(), id, shard.getValue().getAll(ROWS));
    RowSet found = new RowSet();
    for (KV<Long, byte[]> range : shard.getValue().getAll(KEYS)) {
      LookupRows.Builder rows = new LookupRows.Builder(new RangeId(id.source(), 0, 0));
      ByteBuffer keys = ByteBuffer.wrap(range.getValue());
      while (keys.hasRemaining()) {
        long row = table.find(keys.getLong(), keys.getLong());
        if (row != LookupTable.NONE) {
          found.add(table.number(row));
          table.copy(row, rows);
        }
        if (rows.isFull() || (!keys.hasRemaining() && !rows.isEmpty())) {
          out.get(FOUND).output(KV.of(range.getKey(), KV.of(number, rows.take())));
        }
      }
    }
    out.get(ReadRecords.MESSAGES)
        .output(LookupRowCounts.of(id, table.size(), table.superseded(), found));
  }
}
