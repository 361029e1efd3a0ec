package org.minetally.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TupleTagList;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.unpivot.UnpivotException;
import org.minetally.internal.InputCheck;
import org.minetally.internal.Shared;
import org.minetally.mapping.internal.MissingColumnException;
import org.minetally.mapping.internal.RecordMapper;
import org.minetally.mapping.internal.RowRecords;
import org.minetally.model.Batch;
import org.minetally.model.Layouts;
import org.minetally.model.internal.BatchCoder;
import org.minetally.model.internal.TooManyNamesException;
import org.minetally.profile.SourceSpec;
import org.minetally.reconcile.internal.MessageCoder;
import org.minetally.region.Gazetteer;
import org.minetally.region.boundary.PointRules;
import org.minetally.source.internal.ReadMeter;
import org.minetally.source.internal.RecordSources;

/**
 * Maps rows with a Beam schema to batches of canonical records, as {@link ReadRecords} does with
 * the records of files. Use it for records from a database, archived messages or another pipeline.
 *
 * <p>Each field of a row is a column that the source's profile can name. Its value is read as text:
 * numbers in plain decimal notation, booleans as {@code true} or {@code false}, dates and times in
 * ISO 8601 without fractions of a second (instants in UTC), NULL as an empty field.
 *
 * <p>Rows have no file and no order. They are sorted by a hash of their content, so the output is
 * the same on every engine and with any number of shards. Of two different rows with the same key,
 * and the same revision if there are any, the first in this order counts. Rejects name the file
 * {@value SourceSpec#ROWS}; their record number is the position in this order.
 *
 * <p>Output: {@link ReadRecords#BATCHES} and {@link ReadRecords#MESSAGES}.
 *
 * <pre>{@code
 * PCollectionTuple read =
 *     rows.apply(
 *         RecordsFromRows.of(plan.sources(), "registry", plan.gazetteer(), plan.layouts()));
 * }</pre>
 */
public final class RecordsFromRows extends PTransform<PCollection<Row>, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  private static final int DEFAULT_SHARDS = 64;

  private static final int MOST_SHARDS = 1 << 16;

  private final RecordSources sources;
  private final int source;
  private final int shards;

  private RecordsFromRows(RecordSources sources, int source, int shards) {
    this.sources = sources;
    this.source = source;
    this.shards = shards;
  }

  /**
   * Maps the rows of one source. Coordinates are ignored.
   *
   * @param sources all sources of the run
   * @param id the id of the source of the rows; see {@link SourceSpec#ofRows}
   * @param gazetteer the regions
   * @param layouts what records carry
   * @throws IllegalArgumentException if there is no source with this id, or if it has files
   */
  public static RecordsFromRows of(
      List<SourceSpec> sources, String id, Gazetteer gazetteer, Layouts layouts) {
    Objects.requireNonNull(id, "id");
    RecordSources all =
        RecordSources.of(
            sources,
            Objects.requireNonNull(gazetteer, "gazetteer"),
            Objects.requireNonNull(layouts, "layouts"),
            PointRules.NONE);
    List<String> ids = all.specs().stream().map(SourceSpec::id).toList();
    int source = ids.indexOf(id);
    if (source < 0) {
      throw new IllegalArgumentException(
          "RecordsFromRows: unknown source %s; the sources are %s"
              .formatted(id, String.join(", ", ids)));
    }
    if (!all.specs().get(source).isRows()) {
      throw new IllegalArgumentException(
          "RecordsFromRows: source %s has files; declare it with SourceSpec.ofRows".formatted(id));
    }
    return new RecordsFromRows(all, source, DEFAULT_SHARDS);
  }

  /** Returns a copy that looks up coordinates by these rules. */
  public RecordsFromRows withPoints(PointRules points) {
    return new RecordsFromRows(
        sources.with(Objects.requireNonNull(points, "points")), source, shards);
  }

  /**
   * Returns a copy that divides the rows into this many shards. A worker holds all rows of a shard
   * in memory.
   *
   * @throws IllegalArgumentException if the number is less than 1 or more than 65,536
   */
  public RecordsFromRows withShards(int number) {
    if (number < 1 || number > MOST_SHARDS) {
      throw new IllegalArgumentException(
          "RecordsFromRows.withShards: " + number + " shards; pass 1 to " + MOST_SHARDS);
    }
    return new RecordsFromRows(sources, source, number);
  }

  @Override
  public PCollectionTuple expand(PCollection<Row> rows) {
    InputCheck.requireWhole(rows, "RecordsFromRows");
    if (!rows.hasSchema()) {
      throw new IllegalArgumentException(
          "RecordsFromRows: the input %s has no schema; call setRowSchema on it first"
              .formatted(rows.getName()));
    }
    RowText text = RowText.of(rows.getSchema());
    requireColumns(text);
    PCollectionTuple read =
        rows.apply("Assign to shards", ParDo.of(new ShardFn(text, shards)))
            .setCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()))
            .apply("Group by shard", GroupByKey.create())
            .apply(
                "Map records",
                ParDo.of(new MapFn(sources, source, text.headings()))
                    .withOutputTags(ReadRecords.BATCHES, TupleTagList.of(ReadRecords.MESSAGES)));
    read.get(ReadRecords.BATCHES).setCoder(BatchCoder.of());
    read.get(ReadRecords.MESSAGES).setCoder(MessageCoder.of());
    return read;
  }

  private void requireColumns(RowText text) {
    try {
      mapper(new Mappers(sources), source, sources, text.headings());
    } catch (MissingColumnException | UnpivotException e) {
      throw new IllegalArgumentException(
          "RecordsFromRows: source " + sources.specs().get(source).id() + ": " + e.getMessage(), e);
    }
  }

  private static RecordMapper mapper(
      Mappers mappers, int source, RecordSources sources, Headings headings) {
    return mappers.of(
        source, sources.specs().get(source).profile(), headings, StandardCharsets.UTF_8);
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    super.populateDisplayData(builder);
    builder.add(DisplayData.item("source", sources.specs().get(source).id()).withLabel("Source"));
    builder.add(DisplayData.item("shards", shards).withLabel("Shards"));
  }

  /** Assigns rows to shards by hash. Each shard covers a part of the range of hashes. */
  private static final class ShardFn extends DoFn<Row, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final RowText text;
    private final int shards;

    ShardFn(RowText text, int shards) {
      this.text = text;
      this.shards = shards;
    }

    @ProcessElement
    public void assign(@Element Row row, OutputReceiver<KV<Integer, byte[]>> out) {
      byte[] packed = SortedRows.pack(text.apply(row));
      out.output(KV.of(SortedRows.shard(packed, shards), packed));
    }
  }

  /** Maps the rows of a shard. */
  private static final class MapFn extends DoFn<KV<Integer, Iterable<byte[]>>, Batch> {
    private static final long serialVersionUID = 1L;

    private final Shared<RecordSources> shared;
    private final int source;
    private final Headings headings;
    private transient Mappers mappers;

    MapFn(RecordSources sources, int source, Headings headings) {
      this.shared = Shared.of(sources);
      this.source = source;
      this.headings = headings;
    }

    @ProcessElement
    public void map(@Element KV<Integer, Iterable<byte[]>> shard, MultiOutputReceiver out)
        throws IOException {
      RecordSources sources = shared.get();
      if (mappers == null) {
        mappers = new Mappers(sources);
      }
      try (SortedRows sorted = new SortedRows(shard.getValue())) {
        RangeReader.count(
            new RangeReading(
                    RangeTask.ofRows(source, shard.getKey()),
                    mapper(mappers, source, sources, headings),
                    RowRecords.of(
                        sources.specs().get(source).profile(),
                        headings,
                        StandardCharsets.UTF_8,
                        sorted),
                    ReadMeter.of(""),
                    out.get(ReadRecords.BATCHES)::output,
                    out.get(ReadRecords.MESSAGES)::output)
                .run());
      } catch (TooManyNamesException e) {
        throw new UnreadableInputException(
            "source " + sources.specs().get(source).id() + ": " + e.getMessage(), e);
      }
    }
  }
}
