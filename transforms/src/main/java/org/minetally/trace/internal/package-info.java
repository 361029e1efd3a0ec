/**
 * Finds the records behind the rows of a table: {@link org.minetally.trace.internal.TraceRecords}
 * selects them from the records that a run counts, with their positions in the files.
 */
package org.minetally.trace.internal;
