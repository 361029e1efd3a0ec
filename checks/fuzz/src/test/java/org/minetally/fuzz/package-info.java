/** Fuzzing with hostile input: targets, generation of inputs, and runs. */
package org.minetally.fuzz;
