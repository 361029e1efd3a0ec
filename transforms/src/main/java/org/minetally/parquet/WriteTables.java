package org.minetally.parquet;

import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.transforms.Contextful;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.minetally.table.TableRows;

/**
 * Writes each table, which is one element, as {@code <folder>/<table>/part-00000-of-00001.parquet}:
 * SNAPPY, no nested columns, rows in the order given.
 *
 * <pre>{@code
 * tables.apply(WriteTables.under("/data/out/_work/run"));
 * }</pre>
 */
public final class WriteTables extends PTransform<PCollection<TableRows>, PDone> {

  private static final long serialVersionUID = 1L;

  private final String folder;

  private WriteTables(String folder) {
    this.folder = folder;
  }

  /** Writes under this folder, of any of Beam's file systems. */
  public static WriteTables under(String folder) {
    return new WriteTables(folder);
  }

  @Override
  public PDone expand(PCollection<TableRows> tables) {
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
}
