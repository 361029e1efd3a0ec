package org.minetally.run.trace;

import org.minetally.publish.Manifest;
import org.minetally.trace.Comparison;
import org.minetally.trace.TracedRows;

/**
 * The records behind rows of a published table.
 *
 * @param manifest the manifest of the snapshot
 * @param suppresses whether the job suppresses small counts, so that records are confidential
 * @param rows the records
 * @param comparison the published rows, compared with the records
 */
public record Traced(
    Manifest manifest, boolean suppresses, TracedRows rows, Comparison comparison) {}
