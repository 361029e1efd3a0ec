/**
 * Reads the sources of a run: {@link org.minetally.source.ReadRecords} turns files, and {@link
 * org.minetally.source.RecordsFromRows} rows of a pipeline, into batches of canonical records and
 * messages about every record.
 */
package org.minetally.source;
