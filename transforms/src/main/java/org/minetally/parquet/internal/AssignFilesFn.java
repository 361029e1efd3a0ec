package org.minetally.parquet.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.minetally.table.TableRows;

/** Divides the rows of each part of a table among the files of the table. */
public final class AssignFilesFn extends DoFn<TableRows, KV<String, KV<Long, TableRows>>> {

  private static final long serialVersionUID = 1L;

  private final TableFiles files;
  private final PCollectionView<Map<String, Iterable<KV<Integer, Integer>>>> parts;

  /** The rows of each part, by table; read once per table. */
  private transient Map<String, SortedMap<Integer, Integer>> sizes;

  /**
   * Creates a function.
   *
   * @param parts by table, the position and the number of rows of each part that has rows
   */
  public AssignFilesFn(
      TableFiles files, PCollectionView<Map<String, Iterable<KV<Integer, Integer>>>> parts) {
    this.files = files;
    this.parts = parts;
  }

  @StartBundle
  public void start() {
    sizes = new HashMap<>();
  }

  /** Passes on the rows by the path of their file, with the number of the first in the table. */
  @ProcessElement
  public void assign(
      ProcessContext context,
      @Element TableRows part,
      OutputReceiver<KV<String, KV<Long, TableRows>>> out) {
    SortedMap<Integer, Integer> table =
        sizes.computeIfAbsent(
            part.schema().name(),
            name -> TableFiles.sizes(name, context.sideInput(parts).getOrDefault(name, List.of())));
    files.assign(part, table, (path, first, rows) -> out.output(KV.of(path, KV.of(first, rows))));
  }

  /** Outputs the number of rows of each part that has rows. */
  public static final class CountFn extends DoFn<TableRows, KV<String, KV<Integer, Integer>>> {
    private static final long serialVersionUID = 1L;

    /** Counts the rows of a part. */
    @ProcessElement
    public void count(
        @Element TableRows part, OutputReceiver<KV<String, KV<Integer, Integer>>> out) {
      if (part.size() > 0) {
        out.output(KV.of(part.schema().name(), KV.of(part.part(), part.size())));
      }
    }
  }
}
