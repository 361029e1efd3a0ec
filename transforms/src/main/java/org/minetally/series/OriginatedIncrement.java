package org.minetally.series;

/**
 * An increment and its origin.
 *
 * @param increment the increment
 * @param origin the figures from which it was computed
 */
record OriginatedIncrement(Increment increment, FigureOrigin origin) {}
