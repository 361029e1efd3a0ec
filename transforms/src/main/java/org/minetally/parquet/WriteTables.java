package org.minetally.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.minetally.internal.InputCheck;
import org.minetally.parquet.internal.MoveTablesFn;
import org.minetally.parquet.internal.TableFile;
import org.minetally.parquet.internal.WriteTableFn;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * Writes each table, which is one element, to {@code <folder>/<table>/part-00000-of-00001.parquet}:
 * SNAPPY, no nested columns, rows in the given order.
 *
 * <p>Each attempt writes to a new temporary file. When all tables are written, the files are moved
 * to their paths, so a bundle that an engine repeats never leaves a partial file there.
 *
 * <pre>{@code
 * tables.apply(WriteTables.under("/data/out"));
 * }</pre>
 */
public final class WriteTables extends PTransform<PCollection<TableRows>, PDone> {

  private static final long serialVersionUID = 1L;

  private final String folder;

  private WriteTables(String folder) {
    this.folder = folder;
  }

  /** Returns a transform that writes under this folder, in any of Beam's file systems. */
  public static WriteTables under(String folder) {
    return new WriteTables(InputCheck.requireName(folder, "WriteTables.under: the folder"));
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
            .text("exact")
            .build();
    try (TableFile file =
        TableFile.open(Channels.newChannel(OutputStream.nullOutputStream()), row.schema())) {
      file.write(row);
    }
  }

  @Override
  public PDone expand(PCollection<TableRows> tables) {
    InputCheck.requireWhole(tables, "WriteTables");
    tables
        .apply("Write Parquet", ParDo.of(new WriteTableFn(folder)))
        .setCoder(
            KvCoder.of(VoidCoder.of(), KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of())))
        .apply("Gather files", GroupByKey.create())
        .apply("Move files", ParDo.of(new MoveTablesFn(folder)));
    return PDone.in(tables.getPipeline());
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    super.populateDisplayData(builder);
    builder.add(DisplayData.item("folder", folder).withLabel("Folder"));
  }
}
