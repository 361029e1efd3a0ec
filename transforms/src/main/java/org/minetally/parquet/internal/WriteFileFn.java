package org.minetally.parquet.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.minetally.table.TableRows;

/** Writes a temporary file from its rows. Outputs the path and the temporary file. */
public final class WriteFileFn
    extends DoFn<KV<String, Iterable<KV<Long, TableRows>>>, KV<Void, KV<String, String>>> {

  private static final long serialVersionUID = 1L;

  private final TemporaryFiles temporary;

  /** Creates a function that writes below a folder. */
  public WriteFileFn(String folder) {
    this.temporary = new TemporaryFiles(folder);
  }

  /** Writes a file. */
  @ProcessElement
  public void write(
      @Element KV<String, Iterable<KV<Long, TableRows>>> file,
      OutputReceiver<KV<Void, KV<String, String>>> out)
      throws IOException {
    List<KV<Long, TableRows>> pieces = new ArrayList<>();
    file.getValue().forEach(pieces::add);
    pieces.sort(Comparator.comparing(KV::getKey));
    List<TableRows> rows = pieces.stream().map(KV::getValue).toList();
    out.output(KV.of(null, KV.of(file.getKey(), temporary.write(file.getKey(), rows))));
  }
}
