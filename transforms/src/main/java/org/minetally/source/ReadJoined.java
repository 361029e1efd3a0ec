package org.minetally.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTagList;
import org.minetally.internal.FewElements;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.MessageCoder;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.lookup.LookupRows;

/**
 * Reads the ranges of sources with lookups. The rows of the lookups are either given to every
 * worker, or divided into shards, which find those for the keys of each range.
 */
final class ReadJoined
    extends PTransform<PCollection<KV<Integer, Iterable<RangeTask>>>, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  private final RecordSources sources;
  private final LookupShards shards;
  private final String meter;
  private final transient PCollection<KV<Integer, LookupRows>> rows;

  ReadJoined(
      RecordSources sources,
      LookupShards shards,
      String meter,
      PCollection<KV<Integer, LookupRows>> rows) {
    this.sources = sources;
    this.shards = shards;
    this.meter = meter;
    this.rows = rows;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, Iterable<RangeTask>>> ranges) {
    return shards.areInMemory() ? inMemory(ranges) : shuffled(ranges);
  }

  private PCollectionTuple inMemory(PCollection<KV<Integer, Iterable<RangeTask>>> ranges) {
    PCollectionView<Iterable<KV<Integer, LookupRows>>> all =
        rows.apply("Give lookups to all workers", View.asIterable());
    PCollectionTuple read =
        ranges.apply(
            "Read ranges",
            ParDo.of(new JoinInMemoryFn(sources, meter, all))
                .withSideInputs(all)
                .withOutputTags(
                    ReadRecords.BATCHES,
                    TupleTagList.of(ReadRecords.MESSAGES).and(JoinInMemoryFn.FOUND)));
    KvCoder<Integer, byte[]> coder = KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());
    List<KV<Integer, byte[]>> none = new ArrayList<>();
    for (int number = 0; number < sources.lookups(); number++) {
      none.add(KV.of(number, new byte[0]));
    }
    PCollection<Message> counts =
        PCollectionList.of(read.get(JoinInMemoryFn.FOUND).setCoder(coder))
            .and(ranges.getPipeline().apply("All lookups", FewElements.of(none, coder)))
            .apply("Found rows", Flatten.pCollections())
            .apply("Group found rows", GroupByKey.create())
            .apply("Count found rows", ParDo.of(new CountFoundFn(sources, all)).withSideInputs(all))
            .setCoder(MessageCoder.of());
    return PCollectionTuple.of(ReadRecords.BATCHES, read.get(ReadRecords.BATCHES))
        .and(ReadRecords.MESSAGES, both(read.get(ReadRecords.MESSAGES), counts));
  }

  private PCollectionTuple shuffled(PCollection<KV<Integer, Iterable<RangeTask>>> ranges) {
    PCollection<KV<Integer, KV<Long, byte[]>>> keys =
        ranges
            .apply("Read keys", ParDo.of(new ReadKeysFn(sources, shards)))
            .setCoder(
                KvCoder.of(VarIntCoder.of(), KvCoder.of(VarLongCoder.of(), ByteArrayCoder.of())));
    PCollectionTuple found =
        KeyedPCollectionTuple.of(FindRowsFn.ROWS, rows)
            .and(FindRowsFn.KEYS, keys)
            .apply("Group by shard", CoGroupByKey.create())
            .apply(
                "Find rows",
                ParDo.of(new FindRowsFn(sources, shards))
                    .withOutputTags(FindRowsFn.FOUND, TupleTagList.of(ReadRecords.MESSAGES)));
    PCollection<KV<Long, RangeTask>> tasks =
        ranges
            .apply("Number ranges", ParDo.of(new NumberFn()))
            .setCoder(KvCoder.of(VarLongCoder.of(), RangeTaskCoder.of()));
    PCollectionTuple read =
        KeyedPCollectionTuple.of(JoinShuffledFn.TASKS, tasks)
            .and(
                JoinShuffledFn.ROWS,
                found
                    .get(FindRowsFn.FOUND)
                    .setCoder(
                        KvCoder.of(
                            VarLongCoder.of(), KvCoder.of(VarIntCoder.of(), LookupRowsCoder.of()))))
            .apply("Group by range", CoGroupByKey.create())
            .apply(
                "Read ranges",
                ParDo.of(new JoinShuffledFn(sources, meter))
                    .withOutputTags(ReadRecords.BATCHES, TupleTagList.of(ReadRecords.MESSAGES)));
    return PCollectionTuple.of(ReadRecords.BATCHES, read.get(ReadRecords.BATCHES))
        .and(
            ReadRecords.MESSAGES,
            both(
                read.get(ReadRecords.MESSAGES),
                found.get(ReadRecords.MESSAGES).setCoder(MessageCoder.of())));
  }

  private static PCollection<Message> both(PCollection<Message> read, PCollection<Message> counts) {
    return PCollectionList.of(read.setCoder(MessageCoder.of()))
        .and(counts)
        .apply("All messages", Flatten.pCollections());
  }

  /** Gives each range a key of its own. */
  private static final class NumberFn
      extends DoFn<KV<Integer, Iterable<RangeTask>>, KV<Long, RangeTask>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void number(
        @Element KV<Integer, Iterable<RangeTask>> tasks, OutputReceiver<KV<Long, RangeTask>> out) {
      tasks.getValue().forEach(task -> out.output(KV.of(task.number(), task)));
    }
  }
}
