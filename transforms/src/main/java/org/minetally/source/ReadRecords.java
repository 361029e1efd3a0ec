package org.minetally.source;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.minetally.dedup.Deduplicate;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.internal.FewElements;
import org.minetally.internal.Shared;
import org.minetally.mapping.internal.RecordSelection;
import org.minetally.model.Batch;
import org.minetally.model.Layouts;
import org.minetally.model.internal.BatchCoder;
import org.minetally.profile.Lookup;
import org.minetally.profile.SourceSpec;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.MessageCoder;
import org.minetally.region.Gazetteer;
import org.minetally.region.boundary.PointRules;
import org.minetally.source.internal.ReadMeter;
import org.minetally.source.internal.RecordSources;
import org.minetally.source.internal.lookup.LookupRows;

/**
 * Reads the files of sources into batches of canonical records. Large uncompressed files are read
 * in parallel byte ranges; the result does not depend on their size.
 *
 * <p>Output: {@link #BATCHES}, the accepted records; {@link #MESSAGES}, the number of records read,
 * accepted, filtered and rejected in each range, and the reason for each rejection. A file that
 * cannot be read to its end fails the job with an {@link UnreadableInputException}.
 *
 * <pre>{@code
 * PCollectionTuple read =
 *     pipeline.apply(
 *         ReadRecords.of(sources, gazetteer, layouts).withRangeSize(32 << 20));
 * PCollection<Batch> batches = read.get(ReadRecords.BATCHES);
 * }</pre>
 */
public final class ReadRecords extends PTransform<PBegin, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  /** The accepted records. */
  public static final TupleTag<Batch> BATCHES = new TupleTag<>("batches") {};

  /**
   * The incidents of lookups whose rows are incidents, with or without records. Present only if
   * there is such a lookup; see {@code CountIncidents.withIncidents}.
   */
  public static final TupleTag<Batch> INCIDENTS = new TupleTag<>("incidents") {};

  /** What happened to the records of each range. */
  public static final TupleTag<Message> MESSAGES = new TupleTag<>("messages") {};

  /** The default size of a range, in bytes. */
  public static final long DEFAULT_RANGE_SIZE = 32L << 20;

  /** The number of shards in which the newest row of each incident is found. */
  private static final int INCIDENT_SHARDS = 64;

  private final RecordSources sources;
  private final long rangeSize;
  private final int groups;
  private final LookupShards lookupShards;
  private final String meter;

  private ReadRecords(
      RecordSources sources, long rangeSize, int groups, LookupShards lookupShards, String meter) {
    this.sources = sources;
    this.rangeSize = rangeSize;
    this.groups = groups;
    this.lookupShards = lookupShards;
    this.meter = meter;
  }

  /**
   * Returns a transform that reads all files of these sources. Coordinates are ignored.
   *
   * @param gazetteer the regions
   * @param layouts what records carry
   */
  public static ReadRecords of(List<SourceSpec> sources, Gazetteer gazetteer, Layouts layouts) {
    return new ReadRecords(
        RecordSources.of(
            sources,
            Objects.requireNonNull(gazetteer, "gazetteer"),
            Objects.requireNonNull(layouts, "layouts"),
            PointRules.NONE),
        DEFAULT_RANGE_SIZE,
        Integer.MAX_VALUE,
        LookupShards.IN_MEMORY,
        "");
  }

  /** Returns a copy that looks up coordinates by these rules. */
  public ReadRecords withPoints(PointRules points) {
    return new ReadRecords(
        sources.with(Objects.requireNonNull(points, "points")),
        rangeSize,
        groups,
        lookupShards,
        meter);
  }

  /**
   * Returns a copy whose records carry their positions in their ranges, so that they can be traced
   * to their files.
   */
  public ReadRecords withPositions() {
    return new ReadRecords(sources.withPositions(), rangeSize, groups, lookupShards, meter);
  }

  /** Returns a copy whose records carry the results of comparing their points. */
  public ReadRecords withPointResults() {
    return new ReadRecords(sources.withPointResults(), rangeSize, groups, lookupShards, meter);
  }

  /**
   * Returns a copy that skips records that are not of interest, without checking whether they are
   * valid. Their numbers are missing from the messages, except from the numbers of records read.
   */
  public ReadRecords only(RecordSelection wanted) {
    return new ReadRecords(
        sources.only(Objects.requireNonNull(wanted, "wanted")),
        rangeSize,
        groups,
        lookupShards,
        meter);
  }

  /**
   * Returns a copy with ranges of at most this many bytes.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public ReadRecords withRangeSize(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "ReadRecords.withRangeSize: " + bytes + "; pass at least 1 byte");
    }
    return new ReadRecords(sources, bytes, groups, lookupShards, meter);
  }

  /**
   * Returns a copy that distributes the ranges to at most this many workers, at least 1, and cuts
   * files so that each has the same share. By default each range goes to any free worker. For each
   * arriving bundle, the DirectRunner copies everything that waits for a grouping, so a few large
   * bundles work best there.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public ReadRecords withGroups(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "ReadRecords.withGroups: " + number + "; pass at least 1 group");
    }
    return new ReadRecords(sources, rangeSize, number, lookupShards, meter);
  }

  /**
   * Returns a copy that divides each lookup into this many shards, each of which must fit in a
   * worker's memory. The rows that the records of a range need are then shuffled to it, and the
   * files of sources with lookups are read twice. By default, every worker keeps all lookups in
   * memory. The result is the same.
   *
   * @param number a power of two up to 65,536; 1 is the default
   */
  public ReadRecords withLookupShards(int number) {
    return new ReadRecords(sources, rangeSize, groups, LookupShards.of(number), meter);
  }

  /**
   * Returns a copy that reports its progress to the open {@link ReadMeter} of this name. If the
   * name is an absolute path or a URI, workers in other processes write it to files in this folder.
   */
  public ReadRecords withMeter(String name) {
    Objects.requireNonNull(name, "name");
    return new ReadRecords(sources, rangeSize, groups, lookupShards, name);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    PCollection<KV<Integer, Iterable<RangeTask>>> ranges = ranges(begin, files(false), "");
    if (sources.lookups() > 0) {
      return joined(begin, ranges);
    }
    PCollectionTuple read =
        ranges.apply(
            "Read ranges",
            ParDo.of(new ReadRangeFn(sources, meter))
                .withOutputTags(BATCHES, TupleTagList.of(MESSAGES)));
    read.get(BATCHES).setCoder(BatchCoder.of());
    read.get(MESSAGES).setCoder(MessageCoder.of());
    return read;
  }

  /** Reads lookups, and the ranges of records with the rows that they find. */
  private PCollectionTuple joined(
      PBegin begin, PCollection<KV<Integer, Iterable<RangeTask>>> ranges) {
    PCollectionTuple lookups =
        ranges(begin, files(true), " of lookups")
            .apply(
                "Read lookups",
                ParDo.of(new ReadLookupFn(sources, lookupShards, meter))
                    .withOutputTags(ReadLookupFn.ROWS, TupleTagList.of(MESSAGES).and(INCIDENTS)));
    PCollection<KV<Integer, LookupRows>> rows =
        lookups.get(ReadLookupFn.ROWS).setCoder(KvCoder.of(VarIntCoder.of(), LookupRowsCoder.of()));
    PCollectionTuple read =
        ranges.apply("Join", new ReadJoined(sources, lookupShards, meter, rows));
    PCollectionList<Message> messages =
        PCollectionList.of(read.get(MESSAGES))
            .and(lookups.get(MESSAGES).setCoder(MessageCoder.of()));
    PCollectionTuple all =
        PCollectionTuple.of(BATCHES, read.get(BATCHES).setCoder(BatchCoder.of()));
    PCollection<Batch> incidents = lookups.get(INCIDENTS).setCoder(BatchCoder.of());
    if (ofIncidents().anyMatch(lookup -> lookup.rows().revisions().any())) {
      PCollectionTuple newest =
          incidents.apply("Newest incidents", Deduplicate.intoShards(INCIDENT_SHARDS));
      incidents = newest.get(Deduplicate.BATCHES);
      messages = messages.and(dropped(newest.get(Deduplicate.MESSAGES)));
    }
    if (ofIncidents().findAny().isPresent()) {
      all = all.and(INCIDENTS, incidents);
    }
    return all.and(MESSAGES, messages.apply("Messages of lookups", Flatten.pCollections()));
  }

  /**
   * Returns none of the messages about superseded incidents: the counts of the lookup include them.
   * The Spark runner confuses the outputs of a function if only one of them is used, so the
   * messages must be used, too.
   */
  private static PCollection<Message> dropped(PCollection<Message> messages) {
    return messages
        .apply("Drop messages of incidents", ParDo.of(new DropFn()))
        .setCoder(MessageCoder.of());
  }

  private Stream<Lookup> ofIncidents() {
    return sources.specs().stream()
        .flatMap(source -> source.lookups().stream())
        .filter(Lookup::hasIncidents);
  }

  /** Returns the files of records and deletions, or those of lookups. */
  private List<RangeTask> files(boolean ofLookups) {
    List<RangeTask> files = new ArrayList<>();
    for (int source = 0; source < sources.specs().size(); source++) {
      SourceSpec spec = sources.specs().get(source);
      List<String> paths = spec.allFiles();
      for (int file = 0; file < paths.size(); file++) {
        if (file >= spec.recordFiles() == ofLookups) {
          files.add(RangeTask.wholeFile(source, file, paths.get(file)));
        }
      }
    }
    return files;
  }

  private PCollection<KV<Integer, Iterable<RangeTask>>> ranges(
      PBegin begin, List<RangeTask> files, String which) {
    return begin
        .apply("List files" + which, FewElements.of(files, RangeTaskCoder.of()))
        .apply("Cut into ranges" + which, ParDo.of(new CutFn(sources.formats(), rangeSize, groups)))
        .setCoder(KvCoder.of(VarIntCoder.of(), RangeTaskCoder.of()))
        .apply("Distribute ranges" + which, GroupByKey.create());
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    super.populateDisplayData(builder);
    builder.add(
        DisplayData.item(
                "sources", String.join(", ", sources.specs().stream().map(SourceSpec::id).toList()))
            .withLabel("Sources"));
    builder.add(
        DisplayData.item(
                "files",
                sources.specs().stream().mapToInt(source -> source.allFiles().size()).sum())
            .withLabel("Files"));
    builder.add(DisplayData.item("rangeSize", rangeSize).withLabel("Bytes in a range"));
    builder.addIfNotDefault(
        DisplayData.item("groups", groups).withLabel("Groups of ranges"), Integer.MAX_VALUE);
  }

  /** Outputs nothing. */
  private static final class DropFn extends DoFn<Message, Message> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void drop() {
      // Every message is dropped.
    }
  }

  /** Splits files into ranges. Each range has its own key, so it can go to any free worker. */
  private static final class CutFn extends DoFn<RangeTask, KV<Integer, RangeTask>> {
    private static final long serialVersionUID = 1L;

    /** See {@link RecordSources#formats}. */
    private final Shared<ArrayList<NavigableMap<Integer, FileFormat>>> formats;

    private final long rangeSize;
    private final int groups;

    CutFn(List<NavigableMap<Integer, FileFormat>> formats, long rangeSize, int groups) {
      this.formats = Shared.of(new ArrayList<>(formats));
      this.rangeSize = rangeSize;
      this.groups = groups;
    }

    @ProcessElement
    public void cut(@Element RangeTask file, OutputReceiver<KV<Integer, RangeTask>> out) {
      FileFormat format = formats.get().get(file.source()).floorEntry(file.file()).getValue();
      file.cut(format, rangeSize, groups)
          .forEach(range -> out.output(KV.of(Math.floorMod(range.key(), groups), range)));
    }
  }
}
