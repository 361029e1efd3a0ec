/**
 * Looks at a file of which nothing is known, guesses what its columns mean, and writes a job file
 * that runs, with the reason of each guess beside it.
 *
 * <p>A guess is never more than that: it stands in the job file for a person to check. Nothing here
 * takes part in a run.
 */
package org.minetally.init;
