package org.minetally.format.internal.delimited;

import java.io.Serializable;

/**
 * A byte range of a file. It owns the records whose first byte is in it.
 *
 * @param start the first byte
 * @param end the byte after the last
 * @param state the state at {@code start}
 */
public record ByteRange(long start, long end, QuoteState state) implements Serializable {}
