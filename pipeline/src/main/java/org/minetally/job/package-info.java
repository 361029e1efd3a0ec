/** A job: the typed content of a job file. */
package org.minetally.job;
