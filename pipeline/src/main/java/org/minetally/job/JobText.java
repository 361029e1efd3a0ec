package org.minetally.job;

import org.minetally.storage.Location;

/**
 * The job file, or a file of profiles or claims that it refers to, as it was read.
 *
 * @param file the file
 * @param bytes its content; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and up to 4 MB
public record JobText(Location file, byte[] bytes) {}
