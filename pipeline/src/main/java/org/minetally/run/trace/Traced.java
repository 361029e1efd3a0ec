package org.minetally.run.trace;

import java.nio.file.Path;
import org.minetally.publish.Manifest;
import org.minetally.table.TableSchema;
import org.minetally.trace.Comparison;
import org.minetally.trace.TracedRows;

/**
 * The records behind rows of a published table.
 *
 * @param manifest the manifest of the snapshot
 * @param suppresses whether the job suppresses small counts, so that records are confidential
 * @param schema the columns of the records
 * @param folder the folder of their files; it does not exist if there are no records
 * @param records the number of records, of which some may have several rows
 * @param comparison the published rows, compared with the records
 */
public record Traced(
    Manifest manifest,
    boolean suppresses,
    TableSchema schema,
    Path folder,
    long records,
    Comparison comparison) {

  /** Returns the records. */
  public TracedRows rows() {
    return TracedRows.in(folder, schema);
  }
}
