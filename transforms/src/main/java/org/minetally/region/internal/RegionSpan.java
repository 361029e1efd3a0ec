package org.minetally.region.internal;

import java.io.Serializable;

/**
 * A time span in which a region's name and parent do not change: one row of the gazetteer.
 *
 * @param region the region's number
 * @param name its name in that span
 * @param parent the number of the region that it belongs to in that span, or -1 if it has no parent
 * @param firstDay the first day, an epoch day, inclusive; {@link Integer#MIN_VALUE} if open
 * @param lastDay the last day, an epoch day, inclusive; {@link Integer#MAX_VALUE} if open
 */
public record RegionSpan(int region, String name, int parent, int firstDay, int lastDay)
    implements Serializable {}
