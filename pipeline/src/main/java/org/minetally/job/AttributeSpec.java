package org.minetally.job;

import org.minetally.region.internal.AttributeColumns;
import org.minetally.storage.Location;

/**
 * An attribute of regions that a job file names: its file, and how to read it.
 *
 * @param file a CSV file, which may be the gazetteer
 * @param columns the names of its columns
 */
public record AttributeSpec(Location file, AttributeColumns columns) {}
