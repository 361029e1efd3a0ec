package org.minetally.region;

import java.io.Serializable;

/**
 * A region while its name and its parent stay what they are: one row of the gazetteer.
 *
 * @param region the region's number
 * @param name its name in that time
 * @param parent the number of the region that it belongs to in that time, or -1 for none
 * @param firstDay the first day, an epoch day, included; {@link Integer#MIN_VALUE} if it is open
 * @param lastDay the last day, an epoch day, included; {@link Integer#MAX_VALUE} if it is open
 */
public record RegionSpan(int region, String name, int parent, int firstDay, int lastDay)
    implements Serializable {}
