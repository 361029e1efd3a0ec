/**
 * The job file: YAML, checked against the schema that ships with the project, and turned into a
 * typed job or into all of its mistakes.
 */
package org.minetally.job;
