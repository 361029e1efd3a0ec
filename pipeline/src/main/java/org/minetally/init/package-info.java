/**
 * Drafts a job file from a data file: samples it, guesses what its columns mean, and gives the
 * reason of each guess.
 */
package org.minetally.init;
