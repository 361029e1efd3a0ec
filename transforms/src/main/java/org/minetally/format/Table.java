package org.minetally.format;

import java.io.Closeable;
import org.minetally.record.RecordCursor;

/** The records of a file, until it is closed. */
public interface Table extends RecordCursor, Closeable {}
