/**
 * Opens, cuts and reads source files: {@link org.minetally.source.ReadRecords} turns files into
 * batches of canonical records and messages about every record.
 */
package org.minetally.source;
