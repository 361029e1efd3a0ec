package org.minetally.job;

/**
 * How much may be wrong before nothing is published. Each limit is of a single source.
 *
 * @param rejectedShare rejected records as a share of the records read, 0 to 1; null: no such limit
 * @param rejectedRecords rejected records; null: no such limit
 * @param unmatchedShare records with a place name that was not found, as a share of the summed
 *     records; null: no such limit
 */
public record Thresholds(Double rejectedShare, Long rejectedRecords, Double unmatchedShare) {}
