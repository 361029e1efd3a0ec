/** The typed content of a job file, and the problems found in it. */
package org.minetally.job;
