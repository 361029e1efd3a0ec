package org.minetally.format.internal.delimited;

import java.io.Serializable;

/**
 * A stretch of a file. It owns the records whose first byte lies in it.
 *
 * @param start the first byte
 * @param end the byte after the last
 * @param state what is known of {@code start}
 */
public record ByteRange(long start, long end, QuoteState state) implements Serializable {}
