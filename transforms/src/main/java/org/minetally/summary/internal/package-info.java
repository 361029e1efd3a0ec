/** Sums of cells, and the file of what earlier snapshots have shown. */
package org.minetally.summary.internal;
