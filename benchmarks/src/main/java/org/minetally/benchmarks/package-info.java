/**
 * The yardstick: the packaged job against DuckDB, on the same generated files, for the same result.
 *
 * <p>Nothing here is part of the product. The room knows the job only from outside, as a command
 * that reads a job file and leaves Parquet behind, so that what is timed is what a user runs.
 */
package org.minetally.benchmarks;
