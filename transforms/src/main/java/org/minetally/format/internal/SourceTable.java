package org.minetally.format.internal;

import java.io.Closeable;

/** The records of an open file. */
public interface SourceTable extends RecordCursor, Closeable {}
