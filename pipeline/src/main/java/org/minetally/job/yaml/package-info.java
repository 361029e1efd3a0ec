/**
 * Parses a job file into a {@link org.minetally.job.Job}, or reports all of its problems at once,
 * each with its position.
 */
package org.minetally.job.yaml;
