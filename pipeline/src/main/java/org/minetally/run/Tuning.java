package org.minetally.run;

/**
 * How the work is cut. None of it changes a result.
 *
 * @param rangeSize bytes of a file that are read as one piece
 * @param keyShards parts that a source's keys are spread over, a power of two
 */
record Tuning(long rangeSize, int keyShards) {}
