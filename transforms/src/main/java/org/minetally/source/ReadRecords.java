package org.minetally.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.minetally.format.FileFormat;
import org.minetally.format.UnreadableInputException;
import org.minetally.model.Batch;
import org.minetally.model.Layouts;
import org.minetally.model.internal.BatchCoder;
import org.minetally.profile.SourceSpec;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.MessageCoder;
import org.minetally.region.Gazetteer;
import org.minetally.region.boundary.PointRules;
import org.minetally.source.internal.ReadMeter;
import org.minetally.source.internal.RecordSources;

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

  /** What happened to the records of each range. */
  public static final TupleTag<Message> MESSAGES = new TupleTag<>("messages") {};

  /** The default size of a range, in bytes. */
  public static final long DEFAULT_RANGE_SIZE = 32L << 20;

  private final RecordSources sources;
  private final long rangeSize;
  private final int groups;
  private final String meter;

  private ReadRecords(RecordSources sources, long rangeSize, int groups, String meter) {
    this.sources = sources;
    this.rangeSize = rangeSize;
    this.groups = groups;
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
        new RecordSources(
            sources,
            Objects.requireNonNull(gazetteer, "gazetteer"),
            Objects.requireNonNull(layouts, "layouts"),
            PointRules.NONE),
        DEFAULT_RANGE_SIZE,
        Integer.MAX_VALUE,
        "");
  }

  /** Returns a copy that looks up coordinates by these rules. */
  public ReadRecords withPoints(PointRules points) {
    return new ReadRecords(
        sources.with(Objects.requireNonNull(points, "points")), rangeSize, groups, meter);
  }

  /**
   * Returns a copy with ranges of this many bytes.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public ReadRecords withRangeSize(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "ReadRecords.withRangeSize: " + bytes + "; pass at least 1 byte");
    }
    return new ReadRecords(sources, bytes, groups, meter);
  }

  /**
   * Returns a copy that distributes the ranges to at most this many workers, at least 1. By default
   * each range goes to any free worker. For each arriving bundle, the DirectRunner copies
   * everything that waits for a grouping, so a few large bundles work best there.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public ReadRecords withGroups(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "ReadRecords.withGroups: " + number + "; pass at least 1 group");
    }
    return new ReadRecords(sources, rangeSize, number, meter);
  }

  /** Returns a copy that reports its progress to the open {@link ReadMeter} of this name. */
  public ReadRecords withMeter(String name) {
    Objects.requireNonNull(name, "name");
    return new ReadRecords(sources, rangeSize, groups, name);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    List<RangeTask> files = new ArrayList<>();
    for (int source = 0; source < sources.specs().size(); source++) {
      List<String> paths = sources.specs().get(source).allFiles();
      for (int file = 0; file < paths.size(); file++) {
        files.add(RangeTask.wholeFile(source, file, paths.get(file)));
      }
    }
    PCollectionTuple read =
        begin
            .apply("List files", Create.of(files).withCoder(RangeTaskCoder.of()))
            .apply("Cut into ranges", ParDo.of(new CutFn(sources.formats(), rangeSize, groups)))
            .setCoder(KvCoder.of(VarIntCoder.of(), RangeTaskCoder.of()))
            .apply("Distribute ranges", GroupByKey.create())
            .apply(
                "Read ranges",
                ParDo.of(new ReadRangeFn(sources, meter))
                    .withOutputTags(BATCHES, TupleTagList.of(MESSAGES)));
    read.get(BATCHES).setCoder(BatchCoder.of());
    read.get(MESSAGES).setCoder(MessageCoder.of());
    return read;
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

  /** Splits files into ranges. Each range has its own key, so it can go to any free worker. */
  private static final class CutFn extends DoFn<RangeTask, KV<Integer, RangeTask>> {
    private static final long serialVersionUID = 1L;

    private final List<FileFormat> formats;
    private final long rangeSize;
    private final int groups;

    CutFn(List<FileFormat> formats, long rangeSize, int groups) {
      this.formats = formats;
      this.rangeSize = rangeSize;
      this.groups = groups;
    }

    @ProcessElement
    public void cut(@Element RangeTask file, OutputReceiver<KV<Integer, RangeTask>> out) {
      file.cut(formats.get(file.source()), rangeSize)
          .forEach(range -> out.output(KV.of(Math.floorMod(range.key(), groups), range)));
    }
  }
}
