package org.minetally.dedup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.minetally.internal.Counters;
import org.minetally.internal.InputCheck;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.internal.BatchCoder;
import org.minetally.model.internal.Shards;
import org.minetally.reconcile.internal.Exclusion;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.MessageCoder;
import org.minetally.reconcile.internal.RecordNote;

/**
 * Keeps the first record of each declared key, in the order of the source's files and of the
 * records in them; in a source with revisions, the newest, or none if that is a deletion. Keeps all
 * records of a source without a key, and all records whose key is missing: identical rows are
 * different victims.
 *
 * <p>Output: {@link #BATCHES}, the records that are kept; {@link #MESSAGES}, the number of others.
 *
 * <pre>{@code
 * PCollectionTuple distinct = batches.apply(Deduplicate.intoShards(16));
 * }</pre>
 */
public final class Deduplicate extends PTransform<PCollection<Batch>, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  /** The records that are kept. */
  public static final TupleTag<Batch> BATCHES = new TupleTag<>("distinct") {};

  /** The number of records that are not kept, by reason. */
  public static final TupleTag<Message> MESSAGES = new TupleTag<>("duplicates") {};

  /**
   * The records that are not kept, each with the number of its {@link Exclusion}. Present only with
   * {@link #withExcluded}.
   */
  public static final TupleTag<Batch> EXCLUDED = new TupleTag<>("excluded") {};

  private static final TupleTag<Batch> KEYLESS = new TupleTag<>("keyless") {};
  private static final TupleTag<KV<Integer, Batch>> KEYED = new TupleTag<>("keyed") {};

  private final Shards shards;
  private final boolean countsPossible;
  private final boolean givesExcluded;

  private Deduplicate(Shards shards, boolean countsPossible, boolean givesExcluded) {
    this.shards = shards;
    this.countsPossible = countsPossible;
    this.givesExcluded = givesExcluded;
  }

  /**
   * Returns a transform that distributes a source's keys over this many shards, each of which must
   * fit in a worker's memory.
   *
   * @param shards a power of two up to 65,536
   */
  public static Deduplicate intoShards(int shards) {
    return new Deduplicate(new Shards(shards), true, false);
  }

  /**
   * Returns a copy that does not count possible duplicates among records without a key, all of
   * which are kept in any case.
   */
  public Deduplicate withoutPossibleDuplicates() {
    return new Deduplicate(shards, false, givesExcluded);
  }

  /** Returns a copy that also outputs the records that are not kept. */
  public Deduplicate withExcluded() {
    return new Deduplicate(shards, countsPossible, true);
  }

  @Override
  public PCollectionTuple expand(PCollection<Batch> batches) {
    InputCheck.requireWhole(batches, "Deduplicate");
    BatchCoder coder = BatchCoder.of();
    PCollectionTuple split =
        batches.apply(
            "Distribute by key",
            ParDo.of(new DistributeFn(shards, countsPossible))
                .withOutputTags(KEYED, TupleTagList.of(KEYLESS)));
    split.get(KEYLESS).setCoder(coder);
    PCollectionTuple first =
        split
            .get(KEYED)
            .setCoder(KvCoder.of(VarIntCoder.of(), coder))
            .apply("Group by shard", GroupByKey.create())
            .apply(
                "Keep the first of each key",
                ParDo.of(new KeepFirstFn(givesExcluded))
                    .withOutputTags(
                        BATCHES,
                        givesExcluded
                            ? TupleTagList.of(MESSAGES).and(EXCLUDED)
                            : TupleTagList.of(MESSAGES)));
    first.get(BATCHES).setCoder(coder);
    PCollection<Batch> all =
        PCollectionList.of(first.get(BATCHES))
            .and(split.get(KEYLESS))
            .apply("Add records without keys", Flatten.pCollections());
    PCollectionTuple distinct =
        PCollectionTuple.of(BATCHES, all)
            .and(MESSAGES, first.get(MESSAGES).setCoder(MessageCoder.of()));
    return givesExcluded ? distinct.and(EXCLUDED, first.get(EXCLUDED).setCoder(coder)) : distinct;
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    super.populateDisplayData(builder);
    builder.add(DisplayData.item("shards", shards.number()).withLabel("Shards"));
  }

  /** Distributes a batch's records over the shards of its source. */
  private static final class DistributeFn extends DoFn<Batch, KV<Integer, Batch>> {
    private static final long serialVersionUID = 1L;

    private final Shards shards;
    private final boolean countsPossible;

    DistributeFn(Shards shards, boolean countsPossible) {
      this.shards = shards;
      this.countsPossible = countsPossible;
    }

    @ProcessElement
    public void distribute(@Element Batch batch, MultiOutputReceiver out) {
      if (batch.hasKeys()) {
        distribute(batch, Extra.KEY_HIGH, Extra.KEY_LOW, out);
        return;
      }
      if (countsPossible && batch.has(Extra.FINGERPRINT_HIGH)) {
        distribute(
            batch.only(Set.of(Extra.FINGERPRINT_HIGH, Extra.FINGERPRINT_LOW)),
            Extra.FINGERPRINT_HIGH,
            Extra.FINGERPRINT_LOW,
            out);
      }
      out.get(KEYLESS).output(batch);
    }

    private void distribute(Batch batch, Extra high, Extra low, MultiOutputReceiver out) {
      int first = Math.multiplyExact(batch.source(), shards.number());
      shards.deal(
          batch, high, low, (rows, shard) -> out.get(KEYED).output(KV.of(first + shard, rows)));
    }
  }

  /** Processes a shard's batches in reading order and drops repeated keys. */
  private static final class KeepFirstFn extends DoFn<KV<Integer, Iterable<Batch>>, Batch> {
    private static final long serialVersionUID = 1L;

    private final boolean givesExcluded;

    KeepFirstFn(boolean givesExcluded) {
      this.givesExcluded = givesExcluded;
    }

    @ProcessElement
    public void keep(@Element KV<Integer, Iterable<Batch>> shard, MultiOutputReceiver out) {
      List<Batch> batches = new ArrayList<>();
      int records = 0;
      for (Batch batch : shard.getValue()) {
        batches.add(batch);
        records = Math.addExact(records, batch.size());
        requireAlike(batches.get(0), batch);
      }
      batches.sort(Comparator.comparingLong(Batch::order));
      if (!batches.get(0).hasKeys()) {
        long repeated = repeated(batches, records);
        if (repeated > 0) {
          out.get(MESSAGES)
              .output(
                  new Message.NotedRecords(
                      batches.get(0).source(), RecordNote.POSSIBLE_DUPLICATE, repeated));
        }
        return;
      }
      Consumer<Batch> others = givesExcluded ? out.get(EXCLUDED)::output : null;
      if (batches.get(0).has(Extra.REVISION)) {
        new NewestRevision(batches, records)
            .give(out.get(BATCHES)::output, excluded -> report(excluded, out), others);
        return;
      }
      KeySet seen = new KeySet(records);
      long duplicates = 0;
      for (Batch batch : batches) {
        ExcludedRows repeated = new ExcludedRows(batch, others);
        Batch kept = firstOfEach(batch, seen, repeated);
        repeated.give();
        duplicates += batch.size() - kept.size();
        out.get(BATCHES).output(kept);
      }
      report(
          new Message.ExcludedRecords(batches.get(0).source(), Exclusion.DUPLICATE, duplicates),
          out);
    }

    private static void report(Message.ExcludedRecords excluded, MultiOutputReceiver out) {
      Counters.add(
          "records_" + excluded.cause().name().toLowerCase(Locale.ROOT), excluded.records());
      out.get(MESSAGES).output(excluded);
    }

    private static void requireAlike(Batch first, Batch batch) {
      for (Extra extra : List.of(Extra.KEY_HIGH, Extra.REVISION)) {
        if (first.has(extra) != batch.has(extra)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "Deduplicate: only some batches of source number %d carry %s; read all with one plan",
                  batch.source(),
                  extra));
        }
      }
    }

    /** Returns the number of records with the fingerprint of an earlier one. */
    private static long repeated(List<Batch> batches, int records) {
      KeySet seen = new KeySet(records);
      long repeated = 0;
      for (Batch batch : batches) {
        NewKeys keys = new NewKeys(batch, Extra.FINGERPRINT_HIGH, Extra.FINGERPRINT_LOW, seen);
        for (int row = 0; row < batch.size(); row++) {
          repeated += keys.isNew(row) ? 0 : 1;
        }
      }
      return repeated;
    }

    private static Batch firstOfEach(Batch batch, KeySet seen, ExcludedRows repeated) {
      int[] kept = new int[batch.size()];
      int count = 0;
      NewKeys keys = new NewKeys(batch, Extra.KEY_HIGH, Extra.KEY_LOW, seen);
      for (int row = 0; row < batch.size(); row++) {
        if (keys.isNew(row)) {
          kept[count++] = row;
        } else {
          repeated.add(row, Exclusion.DUPLICATE);
        }
      }
      return count == batch.size() ? batch : batch.select(kept, count);
    }
  }
}
