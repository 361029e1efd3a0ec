package org.minetally.source;

import org.minetally.format.FileFormat;
import org.minetally.region.boundary.PointRules;
import org.minetally.profile.SourceSpec;
import org.minetally.model.Layouts;
import org.minetally.region.Gazetteer;
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
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.minetally.model.Batch;
import org.minetally.model.BatchCoder;
import org.minetally.reconcile.Message;
import org.minetally.reconcile.MessageCoder;

/**
 * Reads the files of sources into batches of canonical records. Large plain files are read
 * in byte ranges side by side; the result does not depend on the ranges' size.
 *
 * <p>Output: {@link #BATCHES}, the accepted records; {@link #REPORTS}, for each range how many
 * records were read, accepted, left out and rejected, each rejected one with its reason. A file
 * that cannot be read to its end fails the job with an {@link UnreadableInputException}.
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

  /** Accepted records. */
  public static final TupleTag<Batch> BATCHES = new TupleTag<>("batches") {};

  /** What became of the records of each range. */
  public static final TupleTag<Message> REPORTS = new TupleTag<>("reports") {};

  /** Bytes of a range unless told otherwise. */
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
   * Reads all files of these sources. Coordinates are ignored.
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

  /** The same, looking up coordinates by these rules. */
  public ReadRecords withPoints(PointRules points) {
    return new ReadRecords(sources.with(Objects.requireNonNull(points, "points")), rangeSize, groups, meter);
  }

  /**
   * The same, with ranges of this many bytes.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public ReadRecords withRangeSize(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "ReadRecords.withRangeSize: " + bytes + " bytes; give it at least 1");
    }
    return new ReadRecords(sources, bytes, groups, meter);
  }

  /**
   * The same, with the ranges dealt out to at most this many workers, at least 1. By default each
   * range goes to whichever worker is free. The DirectRunner copies all that waits for a grouping
   * with every bundle that arrives, so that there few, large bundles serve best.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public ReadRecords withGroups(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "ReadRecords.withGroups: " + number + " groups; give it at least 1");
    }
    return new ReadRecords(sources, rangeSize, number, meter);
  }

  /** The same, telling an open {@link ReadMeter} of this name how far it has come. */
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
            .apply("Name files", Create.of(files).withCoder(RangeTaskCoder.of()))
            .apply("Cut into ranges", ParDo.of(new CutFn(sources.formats(), rangeSize, groups)))
            .setCoder(KvCoder.of(VarIntCoder.of(), RangeTaskCoder.of()))
            .apply("Spread ranges", GroupByKey.create())
            .apply(
                "Read ranges",
                ParDo.of(new ReadRangeFn(sources, meter))
                    .withOutputTags(BATCHES, TupleTagList.of(REPORTS)));
    read.get(BATCHES).setCoder(BatchCoder.of());
    read.get(REPORTS).setCoder(MessageCoder.of());
    return read;
  }

  /**
   * Finds where a file can be cut. A key of its own lets a range go to whichever worker is free.
   */
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
