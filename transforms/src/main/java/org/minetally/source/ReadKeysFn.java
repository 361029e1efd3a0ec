package org.minetally.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.RecordCursor;
import org.minetally.internal.Shared;
import org.minetally.mapping.internal.JoinKeyReader;
import org.minetally.mapping.internal.MissingColumnException;
import org.minetally.profile.Lookup;
import org.minetally.profile.SourceSpec;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.SourceFile;
import org.minetally.source.internal.lookup.DistinctKeys;

/**
 * Reads the keys by which the records of each range find rows of lookups. The output has a shard as
 * its key, and the number of a range with the keys of its records as its value.
 */
final class ReadKeysFn
    extends DoFn<KV<Integer, Iterable<RangeTask>>, KV<Integer, KV<Long, byte[]>>> {

  private static final long serialVersionUID = 1L;

  private final Shared<RecordSources> sources;
  private final LookupShards shards;

  ReadKeysFn(RecordSources sources, LookupShards shards) {
    this.sources = Shared.of(sources);
    this.shards = shards;
  }

  @ProcessElement
  public void read(
      @Element KV<Integer, Iterable<RangeTask>> tasks,
      OutputReceiver<KV<Integer, KV<Long, byte[]>>> out) {
    tasks.getValue().forEach(task -> read(task, out));
  }

  private void read(RangeTask task, OutputReceiver<KV<Integer, KV<Long, byte[]>>> out) {
    SourceSpec spec = sources.get().specs().get(task.source());
    if (spec.lookups().isEmpty() || task.file() >= spec.files().size()) {
      return;
    }
    SourceFile file = new SourceFile(task.path(), spec.formatOf(task.file()));
    List<JoinKeyReader> keys = new ArrayList<>();
    List<DistinctKeys> distinct = new ArrayList<>();
    try {
      for (Lookup lookup : spec.lookups()) {
        keys.add(
            new JoinKeyReader(
                lookup.join().key(),
                task.header().headings(),
                file.charset(task.header()),
                spec.profile()));
        distinct.add(new DistinctKeys());
      }
      read(task, file, keys, distinct);
    } catch (IOException e) {
      throw file.unreadable(e);
    } catch (MissingColumnException e) {
      throw new UnreadableInputException(task.path() + ":1: " + e.getMessage(), e);
    }
    for (int i = 0; i < keys.size(); i++) {
      int number = sources.get().lookupNumber(task.source(), i);
      distinct
          .get(i)
          .forEachShard(
              (high, low) -> shards.of(number, high, low),
              (shard, packed) -> out.output(KV.of(shard, KV.of(task.number(), packed))));
    }
  }

  private static void read(
      RangeTask task, SourceFile file, List<JoinKeyReader> keys, List<DistinctKeys> distinct)
      throws IOException {
    int fields = task.header().headings().names().size();
    try (SourceFile.Records records = file.records(task.bytes(), task.header())) {
      RecordCursor cursor = records.cursor();
      while (cursor.next()) {
        if (cursor.fields() != fields || cursor.isMalformed()) {
          continue;
        }
        for (int i = 0; i < keys.size(); i++) {
          keys.get(i).read(cursor);
          if (keys.get(i).isGiven()) {
            distinct.get(i).add(keys.get(i).high(), keys.get(i).low());
          }
        }
      }
    }
  }
}
