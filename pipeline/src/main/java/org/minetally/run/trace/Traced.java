package org.minetally.run.trace;

import java.util.List;
import org.minetally.publish.Manifest;
import org.minetally.trace.RowComparison;
import org.minetally.trace.TracedRows;

/**
 * The records behind rows of a published table.
 *
 * @param manifests the manifest of the snapshot; followed by that of the previous one if it is
 *     traced, too
 * @param suppresses whether the job suppresses small counts, so that records are confidential
 * @param rows the records
 * @param excluded the records that would be behind the rows if no other had their key, and the
 *     rejected records that might be; none unless the request asks for them
 * @param comparison the published rows, compared with the records
 * @param notices sentences about the result
 */
public record Traced(
    List<Manifest> manifests,
    boolean suppresses,
    TracedRows rows,
    List<TracedRows> excluded,
    RowComparison comparison,
    List<String> notices) {

  public Traced {
    manifests = List.copyOf(manifests);
    excluded = List.copyOf(excluded);
    notices = List.copyOf(notices);
  }

  /** Returns the manifest of the snapshot. */
  public Manifest manifest() {
    return manifests.get(0);
  }
}
