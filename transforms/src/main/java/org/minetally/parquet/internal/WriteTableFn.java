package org.minetally.parquet.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.minetally.table.TableRows;

/** Writes a whole table to temporary files. Outputs the path and the temporary file of each. */
public final class WriteTableFn extends DoFn<TableRows, KV<Void, KV<String, String>>> {

  private static final long serialVersionUID = 1L;

  private final TemporaryFiles temporary;
  private final TableFiles files;

  /** Creates a function that writes below a folder. */
  public WriteTableFn(String folder, TableFiles files) {
    this.temporary = new TemporaryFiles(folder);
    this.files = files;
  }

  /** Writes a table. */
  @ProcessElement
  public void write(@Element TableRows table, OutputReceiver<KV<Void, KV<String, String>>> out)
      throws IOException {
    Map<String, TableRows> rows = new TreeMap<>();
    files.assign(table, (path, first, of) -> rows.put(path, of));
    for (Map.Entry<String, TableRows> file : rows.entrySet()) {
      out.output(
          KV.of(
              null,
              KV.of(file.getKey(), temporary.write(file.getKey(), List.of(file.getValue())))));
    }
  }
}
