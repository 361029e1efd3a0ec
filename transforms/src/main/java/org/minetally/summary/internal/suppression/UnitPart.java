package org.minetally.summary.internal.suppression;

/**
 * A unit of the history, or one of its tied parts.
 *
 * @param unit the unit's number in the history
 * @param part the number of the unit's part; 0 if it is the whole unit
 */
record UnitPart(int unit, int part) {}
