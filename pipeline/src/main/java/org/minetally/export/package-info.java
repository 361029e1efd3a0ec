/** Writes the tables of a snapshot in other formats than Parquet: CSV, and one Excel workbook. */
package org.minetally.export;
