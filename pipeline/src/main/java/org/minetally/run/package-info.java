/**
 * Runs a job: prepares it, builds the pipeline, waits for the engine, passes the quality gate, and
 * publishes.
 */
package org.minetally.run;
