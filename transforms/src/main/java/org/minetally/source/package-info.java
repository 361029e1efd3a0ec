/**
 * Reading: source files become batches of canonical records, and a report of what became of every
 * record.
 */
package org.minetally.source;
