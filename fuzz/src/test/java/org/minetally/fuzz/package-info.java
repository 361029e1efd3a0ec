/** Hostile input: what is tried, how inputs are made, and the runs. */
package org.minetally.fuzz;
