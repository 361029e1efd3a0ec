/**
 * Runs a job: prepares it, builds the pipeline, waits for the engine, checks the quality gate and
 * publishes.
 */
package org.minetally.run;
