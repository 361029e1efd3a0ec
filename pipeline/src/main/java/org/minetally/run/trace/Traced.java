package org.minetally.run.trace;

import java.util.List;
import org.minetally.publish.Manifest;
import org.minetally.trace.Comparison;
import org.minetally.trace.TracedRows;

/**
 * The records behind rows of a published table.
 *
 * @param manifest the manifest of the snapshot
 * @param suppresses whether the job suppresses small counts, so that records are confidential
 * @param rows the records
 * @param excluded the records that would be behind the rows if no other had their key, and the
 *     rejected records that might be; none unless the request asks for them
 * @param comparison the published rows, compared with the records
 */
public record Traced(
    Manifest manifest,
    boolean suppresses,
    TracedRows rows,
    List<TracedRows> excluded,
    Comparison comparison) {}
