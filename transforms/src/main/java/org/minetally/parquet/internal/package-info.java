/** Parquet files as tables of rows. */
package org.minetally.parquet.internal;
