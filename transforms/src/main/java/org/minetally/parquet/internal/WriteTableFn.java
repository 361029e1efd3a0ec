package org.minetally.parquet.internal;

import java.io.IOException;
import java.util.UUID;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.util.MimeTypes;
import org.apache.beam.sdk.values.KV;
import org.minetally.internal.store.StoreWatchdog;
import org.minetally.table.TableRows;

/** Writes a table to a new temporary file. Outputs the table's name and the file. */
public final class WriteTableFn extends DoFn<TableRows, KV<Void, KV<String, String>>> {

  private static final long serialVersionUID = 1L;

  private final String folder;

  /** Creates a function that writes below a folder. */
  public WriteTableFn(String folder) {
    this.folder = folder;
  }

  /** Writes a table. */
  @ProcessElement
  public void write(@Element TableRows table, OutputReceiver<KV<Void, KV<String, String>>> out)
      throws IOException {
    String name = table.schema().name();
    String file =
        "%s/%s/%s-%s.parquet"
            .formatted(folder, MoveTablesFn.TEMPORARY, name, UUID.randomUUID().toString());
    try (TableFile opened =
        TableFile.open(StoreWatchdog.DEFAULT.create(file, MimeTypes.BINARY), table.schema())) {
      opened.write(table);
    }
    out.output(KV.of(null, KV.of(name, file)));
  }
}
