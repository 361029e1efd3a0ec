/** Explains a job without running it: its inputs, the mapping of each field, and its graph. */
package org.minetally.run.explain;
