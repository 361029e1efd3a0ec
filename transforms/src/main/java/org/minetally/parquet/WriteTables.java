package org.minetally.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.transforms.Contextful;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.minetally.internal.InputCheck;
import org.minetally.parquet.internal.TableSink;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * Writes each table, which is one element, to {@code <folder>/<table>/part-00000-of-00001.parquet}:
 * SNAPPY, no nested columns, rows in the given order.
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
    TableSink sink = new TableSink();
    sink.open(Channels.newChannel(OutputStream.nullOutputStream()));
    sink.write(row);
    sink.flush();
  }

  @Override
  public PDone expand(PCollection<TableRows> tables) {
    InputCheck.requireWhole(tables, "WriteTables");
    tables.apply(
        "Write Parquet",
        FileIO.<String, TableRows>writeDynamic()
            .by(table -> table.schema().name())
            .withDestinationCoder(StringUtf8Coder.of())
            .via(Contextful.fn(table -> table), Contextful.fn(name -> new TableSink()))
            .to(folder)
            .withTempDirectory(folder + "/_temporary")
            .withNumShards(1)
            .withNaming(
                name ->
                    (window, pane, shards, shard, compression) ->
                        name + "/part-%05d-of-%05d.parquet".formatted(shard, shards)));
    return PDone.in(tables.getPipeline());
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    super.populateDisplayData(builder);
    builder.add(DisplayData.item("folder", folder).withLabel("Folder"));
  }
}
