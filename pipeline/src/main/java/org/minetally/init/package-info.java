/**
 * Drafts a job file from a data file: samples the file, guesses what its columns mean, and states
 * the reason for each guess.
 */
package org.minetally.init;
