package org.minetally.region.internal;

import java.util.OptionalInt;

/**
 * A value of an attribute as it is written in a file.
 *
 * @param level the name of the region's level; empty if the file does not say
 * @param code the region's code
 * @param firstDay the first day, an epoch day, of the line of the gazetteer that the value belongs
 *     to; {@link Integer#MIN_VALUE} if open; empty if it belongs to all lines of the region
 * @param year the year of a population; empty for an area
 * @param value the number of inhabitants, or the area in square metres
 * @param where the origin of the value for messages, such as {@code population.csv, line 12}
 */
public record AttributeValue(
    String level, String code, OptionalInt firstDay, OptionalInt year, long value, String where) {}
