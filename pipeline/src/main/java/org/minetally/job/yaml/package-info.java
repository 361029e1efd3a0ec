/**
 * Parses a job file into a {@link org.minetally.job.Job}, or into all of its problems at once, each
 * with its line.
 */
package org.minetally.job.yaml;
