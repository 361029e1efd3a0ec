package org.minetally.series;

/**
 * A published figure of an interval.
 *
 * @param startDay the interval's first day, an epoch day
 * @param endDay its last day, included
 * @param published the first day on which it may have been published; {@link Integer#MIN_VALUE}:
 *     not known
 * @param values its values, as {@link org.minetally.profile.WideMeasures} has them; not changed
 */
public record Figure(int startDay, int endDay, int published, long[] values) {}
