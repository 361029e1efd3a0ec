/**
 * Traces figures to records: finds the inputs of an earlier run, compares the records behind a row
 * with the published row, and writes them.
 */
package org.minetally.trace;
