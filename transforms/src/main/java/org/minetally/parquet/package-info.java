/**
 * Writes tables as Parquet files that every BI tool reads: {@link
 * org.minetally.parquet.WriteTables}.
 */
package org.minetally.parquet;
