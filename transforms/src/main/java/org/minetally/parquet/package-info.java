/** Writing: tables become Parquet files that every BI tool reads. */
package org.minetally.parquet;
