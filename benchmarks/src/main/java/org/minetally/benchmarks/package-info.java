/**
 * The benchmark: the packaged job compared with DuckDB on the same generated files for the same
 * result.
 *
 * <p>Nothing here is part of the product. The benchmark runs the job only as a command that reads a
 * job file and writes Parquet, so that it times what a user runs.
 */
package org.minetally.benchmarks;
