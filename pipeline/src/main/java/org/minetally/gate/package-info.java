/**
 * The quality gate: checks of a run against the thresholds of its job, and the changes from the
 * previous snapshot.
 */
package org.minetally.gate;
