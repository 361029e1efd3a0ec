package org.minetally.job;

import org.minetally.storage.Location;

/**
 * The content of the job file, or of a profile or claim file that it refers to.
 *
 * @param file the file
 * @param bytes its content; must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and up to 4 MB
public record JobText(Location file, byte[] bytes) {}
