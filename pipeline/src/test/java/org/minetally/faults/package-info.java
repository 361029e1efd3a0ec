/** Fault tests: readers never see a partial result, and the next run succeeds. */
package org.minetally.faults;
