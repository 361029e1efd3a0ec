package org.minetally.format.internal;

/**
 * One record of a source as it was read: its fields as bytes in one array. What it shows is valid
 * until the next record is read.
 */
public interface SourceRecord {

  /** The array that holds the fields. */
  byte[] bytes();

  /** Where a field begins in {@link #bytes()}. */
  int start(int field);

  /** Where it ends, excluded. */
  int end(int field);

  /** The number of fields. */
  int fields();

  /** Where the whole record begins in {@link #bytes()}. */
  int recordStart();

  /** Where the whole record ends, excluded. */
  int recordEnd();

  /** Whether all of it is ASCII. */
  boolean isAscii();

  /** Whether a quoted field of it is followed by text that no format has a meaning for. */
  boolean isMalformed();
}
