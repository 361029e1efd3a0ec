package org.minetally.trace;

import java.util.Optional;
import org.minetally.storage.Location;

/**
 * A file that an earlier run read.
 *
 * @param path its path or URI as the manifest has it
 * @param then where it was; a path is absolute
 * @param bytes its size in bytes
 * @param sha256 the SHA-256 of its content, in hexadecimal
 * @param copy where a copy is stored with the run; empty for data and large files
 */
public record RecordedInput(
    String path, Location then, long bytes, String sha256, Optional<Location> copy) {}
