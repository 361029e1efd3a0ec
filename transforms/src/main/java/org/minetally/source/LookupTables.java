package org.minetally.source;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.minetally.format.UnreadableInputException;
import org.minetally.internal.Shared;
import org.minetally.profile.Lookup;
import org.minetally.profile.SourceSpec;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.lookup.LookupRows;
import org.minetally.source.internal.lookup.LookupTable;
import org.minetally.source.internal.lookup.RepeatedKeyException;

/** Collects the rows of each shard in a table. */
final class LookupTables
    extends PTransform<
        PCollection<KV<Integer, LookupRows>>, PCollection<KV<Integer, LookupTable>>> {

  private static final long serialVersionUID = 1L;

  private final RecordSources sources;
  private final LookupShards shards;

  LookupTables(RecordSources sources, LookupShards shards) {
    this.sources = sources;
    this.shards = shards;
  }

  @Override
  public PCollection<KV<Integer, LookupTable>> expand(PCollection<KV<Integer, LookupRows>> rows) {
    return rows.apply("Group by shard", GroupByKey.create())
        .apply("Index rows", ParDo.of(new IndexFn(sources, shards)))
        .setCoder(KvCoder.of(VarIntCoder.of(), LookupTableCoder.of()));
  }

  /**
   * Returns the table of a shard.
   *
   * @throws UnreadableInputException if two rows have one key, and none is newer
   */
  static LookupTable table(
      RecordSources sources, RecordSources.LookupId id, Iterable<LookupRows> rows) {
    SourceSpec source = sources.specs().get(id.source());
    Lookup lookup = source.lookups().get(id.lookup());
    try {
      return LookupTable.of(rows, lookup.rows().revisions().any());
    } catch (RepeatedKeyException e) {
      throw new UnreadableInputException(repeated(source, lookup, e), e);
    }
  }

  /** Returns the tables of a side input by their shards. */
  static Map<Integer, LookupTable> byShard(Iterable<KV<Integer, LookupTable>> tables) {
    Map<Integer, LookupTable> byShard = new HashMap<>();
    tables.forEach(table -> byShard.put(table.getKey(), table.getValue()));
    return byShard;
  }

  private static String repeated(SourceSpec source, Lookup lookup, RepeatedKeyException e) {
    String second = source.allFiles().get(e.second().range().file());
    String first = source.allFiles().get(e.first().range().file());
    return "%s: the key %s of lookup %s occurs again; it first occurs %s. %s"
        .formatted(
            at(second, e.second()),
            String.join(", ", lookup.rows().recordKey()),
            lookup.name(),
            first.equals(second) && e.first().range().range() == 0
                ? String.format(Locale.ROOT, "on line %d", e.first().line() + 1)
                : "in " + at(first, e.first()),
            lookup.rows().revisions().any()
                ? "Both rows have the same revision; correct one of them"
                : "Correct the file, or set lookups.revision to the column that shows which row is"
                    + " newer");
  }

  /** Returns the line, which is known in the first range of a file only. */
  private static String at(String file, RepeatedKeyException.Position position) {
    return position.range().range() == 0 ? file + ":" + (position.line() + 1) : file;
  }

  private static final class IndexFn
      extends DoFn<KV<Integer, Iterable<LookupRows>>, KV<Integer, LookupTable>> {
    private static final long serialVersionUID = 1L;

    private final Shared<RecordSources> sources;
    private final LookupShards shards;

    IndexFn(RecordSources sources, LookupShards shards) {
      this.sources = Shared.of(sources);
      this.shards = shards;
    }

    @ProcessElement
    public void index(
        @Element KV<Integer, Iterable<LookupRows>> rows,
        OutputReceiver<KV<Integer, LookupTable>> out) {
      RecordSources.LookupId id = sources.get().lookup(shards.lookup(rows.getKey()));
      out.output(KV.of(rows.getKey(), table(sources.get(), id, rows.getValue())));
    }
  }
}
