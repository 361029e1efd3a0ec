package org.minetally.format.internal;

import java.io.Closeable;

/** The records of a file, until it is closed. */
public interface SourceTable extends RecordCursor, Closeable {}
