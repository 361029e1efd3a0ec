/** Holds published claims against the records of a run. */
package org.minetally.verdict;
