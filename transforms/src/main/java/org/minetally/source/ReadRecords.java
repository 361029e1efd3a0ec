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
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.minetally.model.Batch;
import org.minetally.model.BatchCoder;
import org.minetally.plan.Plan;
import org.minetally.reconcile.Message;
import org.minetally.reconcile.MessageCoder;

/**
 * Reads the files of a plan's sources into batches of canonical records. Large plain files are read
 * in byte ranges side by side; the result does not depend on the ranges' size.
 *
 * <p>Output: {@link #BATCHES}, the accepted records; {@link #REPORTS}, for each range how many
 * records were read, accepted, left out and rejected, each rejected one with its reason. A file
 * that cannot be read to its end fails the job with an {@link UnreadableInputException}.
 *
 * <pre>{@code
 * PCollectionTuple read =
 *     pipeline.apply(ReadRecords.of(plan).withRangeSize(32 << 20));
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

  private final Plan plan;
  private final long rangeSize;
  private final int groups;
  private final String meter;

  private ReadRecords(Plan plan, long rangeSize, int groups, String meter) {
    this.plan = plan;
    this.rangeSize = rangeSize;
    this.groups = groups;
    this.meter = meter;
  }

  /** Reads all sources of the plan. */
  public static ReadRecords of(Plan plan) {
    Objects.requireNonNull(plan, "plan");
    return new ReadRecords(plan, DEFAULT_RANGE_SIZE, Integer.MAX_VALUE, "");
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
    return new ReadRecords(plan, bytes, groups, meter);
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
    return new ReadRecords(plan, rangeSize, number, meter);
  }

  /** The same, telling an open {@link ReadMeter} of this name how far it has come. */
  public ReadRecords withMeter(String name) {
    Objects.requireNonNull(name, "name");
    return new ReadRecords(plan, rangeSize, groups, name);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    List<RangeTask> files = new ArrayList<>();
    for (int source = 0; source < plan.sources().size(); source++) {
      List<String> paths = plan.sources().get(source).allFiles();
      for (int file = 0; file < paths.size(); file++) {
        files.add(RangeTask.wholeFile(source, file, paths.get(file)));
      }
    }
    PCollectionTuple read =
        begin
            .apply("Name files", Create.of(files).withCoder(RangeTaskCoder.of()))
            .apply("Cut into ranges", ParDo.of(new CutFn(plan, rangeSize, groups)))
            .setCoder(KvCoder.of(VarIntCoder.of(), RangeTaskCoder.of()))
            .apply("Spread ranges", GroupByKey.create())
            .apply(
                "Read ranges",
                ParDo.of(new ReadRangeFn(plan, meter))
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

    private final Plan plan;
    private final long rangeSize;
    private final int groups;

    CutFn(Plan plan, long rangeSize, int groups) {
      this.plan = plan;
      this.rangeSize = rangeSize;
      this.groups = groups;
    }

    @ProcessElement
    public void cut(@Element RangeTask file, OutputReceiver<KV<Integer, RangeTask>> out) {
      file.cut(plan, rangeSize)
          .forEach(range -> out.output(KV.of(Math.floorMod(range.key(), groups), range)));
    }
  }
}
