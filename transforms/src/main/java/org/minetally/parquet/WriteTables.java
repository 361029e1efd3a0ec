package org.minetally.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PDone;
import org.minetally.internal.InputCheck;
import org.minetally.parquet.internal.AssignFilesFn;
import org.minetally.parquet.internal.MoveTablesFn;
import org.minetally.parquet.internal.TableFile;
import org.minetally.parquet.internal.TableFiles;
import org.minetally.parquet.internal.TemporaryFiles;
import org.minetally.parquet.internal.WriteFileFn;
import org.minetally.parquet.internal.WriteTableFn;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;
import org.minetally.table.internal.TableRowsCoder;

/**
 * Writes tables to {@code <folder>/<table>/part-00000-of-00001.parquet}: SNAPPY, no nested columns,
 * rows in the given order. A table with more than a million rows has several files, each with a
 * million rows except the last; read in the order of their names, they contain the rows in order.
 *
 * <p>Each attempt writes to new temporary files. When all tables are written, the files are moved
 * to their paths, so a bundle that an engine repeats never leaves a partial file there.
 *
 * <pre>{@code
 * tables.apply(WriteTables.under("/data/out"));
 * }</pre>
 */
public final class WriteTables extends PTransform<PCollection<TableRows>, PDone> {

  private static final long serialVersionUID = 1L;

  private final String folder;
  private final boolean inParts;
  private final TableFiles files;

  /** Files of other tables; null if there are none. */
  private final transient PCollection<KV<Void, KV<String, String>>> others;

  private WriteTables(
      String folder,
      boolean inParts,
      TableFiles files,
      PCollection<KV<Void, KV<String, String>>> others) {
    this.folder = folder;
    this.inParts = inParts;
    this.files = files;
    this.others = others;
  }

  /**
   * Returns a transform that writes under this folder, in any of Beam's file systems. Each table
   * must be one element.
   */
  public static WriteTables under(String folder) {
    return new WriteTables(
        InputCheck.requireName(folder, "WriteTables.under: the folder"),
        false,
        TableFiles.STANDARD,
        null);
  }

  /**
   * Returns this transform for tables that are divided into parts: a table may have any number of
   * elements with different {@linkplain TableRows#part positions}. Different workers write the
   * files of a table, and each holds the rows of one file. The files are the same as for whole
   * tables.
   */
  public WriteTables inParts() {
    return new WriteTables(folder, true, files, others);
  }

  /**
   * Returns this transform for further files, which are moved together with those of the tables.
   *
   * @param written the path of each file below the folder, and the temporary file that has its
   *     content
   */
  public WriteTables andFiles(PCollection<KV<Void, KV<String, String>>> written) {
    return new WriteTables(folder, inParts, files, Objects.requireNonNull(written, "written"));
  }

  /** Returns this transform with another number of rows in every file but the last, for tests. */
  WriteTables withRowsPerFile(int rows) {
    return new WriteTables(folder, inParts, new TableFiles(rows), others);
  }

  /**
   * Writes a table and discards it, so that the writer's classes are already loaded when they are
   * needed.
   */
  public static void rehearse() throws IOException {
    TableRows row =
        new TableRows.Builder(TableSchema.DIM_PERIOD, 1)
            .row()
            .text("day:1970-01-01")
            .text("day")
            .text("1970-01-01")
            .date(0)
            .date(0)
            .date(0)
            .text("exact")
            .flag(true)
            .flag(null)
            .build();
    try (TableFile file =
        TableFile.open(Channels.newChannel(OutputStream.nullOutputStream()), row.schema())) {
      file.write(row);
    }
  }

  @Override
  public PDone expand(PCollection<TableRows> tables) {
    InputCheck.requireWhole(tables, "WriteTables");
    PCollection<KV<Void, KV<String, String>>> written =
        inParts
            ? byFile(tables).apply("Write Parquet", ParDo.of(new WriteFileFn(folder)))
            : tables.apply("Write Parquet", ParDo.of(new WriteTableFn(folder, files)));
    written.setCoder(TemporaryFiles.WRITTEN);
    if (others != null) {
      written = PCollectionList.of(written).and(others).apply("All files", Flatten.pCollections());
    }
    written
        .apply("Gather files", GroupByKey.create())
        .apply("Move files", ParDo.of(new MoveTablesFn(folder)));
    return PDone.in(tables.getPipeline());
  }

  /** Returns the rows of each file, by its path in the folder. */
  private PCollection<KV<String, Iterable<KV<Long, TableRows>>>> byFile(
      PCollection<TableRows> parts) {
    PCollectionView<Map<String, Iterable<KV<Integer, Integer>>>> sizes =
        parts
            .apply("Count rows", ParDo.of(new AssignFilesFn.CountFn()))
            .setCoder(
                KvCoder.of(StringUtf8Coder.of(), KvCoder.of(VarIntCoder.of(), VarIntCoder.of())))
            .apply("Rows by table", View.asMultimap());
    return parts
        .apply("Assign files", ParDo.of(new AssignFilesFn(files, sizes)).withSideInputs(sizes))
        .setCoder(
            KvCoder.of(StringUtf8Coder.of(), KvCoder.of(VarLongCoder.of(), TableRowsCoder.of())))
        .apply("Group by file", GroupByKey.create());
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    super.populateDisplayData(builder);
    builder.add(DisplayData.item("folder", folder).withLabel("Folder"));
  }
}
