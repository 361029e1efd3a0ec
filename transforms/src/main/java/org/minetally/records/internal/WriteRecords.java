package org.minetally.records.internal;

import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.minetally.internal.FewElements;
import org.minetally.internal.InputCheck;
import org.minetally.model.Batch;
import org.minetally.model.Dataset;
import org.minetally.model.internal.BatchCoder;
import org.minetally.parquet.internal.TemporaryFiles;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.RangeSizes;

/**
 * Writes the records that count to files of at most a million records, in reading order. The
 * records must have been read with their positions; see {@code ReadRecords.withPositions}.
 *
 * <p>Output: the path and the temporary file of each file, for {@code WriteTables.andFiles}.
 *
 * <pre>{@code
 * counted.apply("Write records", WriteRecords.under(folder, tables, read.get(MESSAGES)));
 * }</pre>
 */
public final class WriteRecords
    extends PTransform<PCollection<Batch>, PCollection<KV<Void, KV<String, String>>>> {

  private static final long serialVersionUID = 1L;

  private final String folder;
  private final RecordTables tables;
  private final transient PCollection<Message> messages;

  private WriteRecords(String folder, RecordTables tables, PCollection<Message> messages) {
    this.folder = folder;
    this.tables = tables;
    this.messages = messages;
  }

  /**
   * Returns a transform that writes below a folder.
   *
   * @param messages the messages of reading, from which positions in files are computed
   */
  public static WriteRecords under(
      String folder, RecordTables tables, PCollection<Message> messages) {
    return new WriteRecords(folder, tables, messages);
  }

  @Override
  public PCollection<KV<Void, KV<String, String>>> expand(PCollection<Batch> batches) {
    InputCheck.requireWhole(batches, "WriteRecords");
    PCollectionView<Iterable<Message>> ranges =
        messages.apply("Sizes of ranges", RangeSizes.ofRanges());
    KvCoder<String, Batch> coder = KvCoder.of(StringUtf8Coder.of(), BatchCoder.of());
    List<String> datasets = tables.datasets().stream().map(Dataset::name).toList();
    PCollection<KV<String, Batch>> empty =
        batches
            .getPipeline()
            .apply("Tables of records", FewElements.of(datasets, StringUtf8Coder.of()))
            .apply("List files", ParDo.of(new ListFn(tables, ranges)).withSideInputs(ranges))
            .setCoder(coder);
    PCollection<KV<String, Batch>> divided =
        batches
            .apply("Divide", ParDo.of(new DivideFn(tables, ranges)).withSideInputs(ranges))
            .setCoder(coder);
    return PCollectionList.of(empty)
        .and(divided)
        .apply("All files", Flatten.pCollections())
        .apply("Group by file", GroupByKey.create())
        .apply(
            "Write Parquet",
            ParDo.of(new WriteRecordsFn(folder, tables, ranges)).withSideInputs(ranges))
        .setCoder(TemporaryFiles.WRITTEN);
  }
}
