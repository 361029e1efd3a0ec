package org.minetally.series;

/**
 * What a figure adds to those before it.
 *
 * @param figure the figure's number in its series
 * @param startDay the first day of the time in which it happened
 * @param endDay the last day, included
 * @param values how much, as {@link org.minetally.profile.WideMeasures} has it
 * @param counts whether this is where the figure's record is counted: a figure has exactly one such
 *     increment, and further ones where some of its values were last published earlier than others
 */
public record Increment(int figure, int startDay, int endDay, long[] values, boolean counts) {}
