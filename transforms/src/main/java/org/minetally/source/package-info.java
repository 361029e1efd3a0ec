/**
 * Opens, splits and reads source files: {@link org.minetally.source.ReadRecords} turns files into
 * batches of canonical records and messages that report what happened to every record.
 */
package org.minetally.source;
