/** Runs the graph of a job to find the records behind published figures. */
package org.minetally.run.trace;
