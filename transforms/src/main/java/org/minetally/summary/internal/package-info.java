/** Sums of cells, and the history file, which records what earlier snapshots have shown. */
package org.minetally.summary.internal;
