/**
 * Explains a job without running it: what it would read, how each field is mapped, and the graph.
 */
package org.minetally.run.explain;
