package org.minetally.format.internal;

/**
 * One record of a source as it was read: its fields as bytes in one array. Valid until the next
 * record is read.
 */
public interface SourceRecord {

  /** Returns the array that contains the fields. */
  byte[] bytes();

  /** Returns the position of a field's first byte in {@link #bytes()}. */
  int start(int field);

  /** Returns the position after a field's last byte. */
  int end(int field);

  /** Returns the number of fields. */
  int fields();

  /** Returns the position of the record's first byte in {@link #bytes()}. */
  int recordStart();

  /** Returns the position after the record's last byte. */
  int recordEnd();

  /** Returns whether the whole record is ASCII. */
  boolean isAscii();

  /** Returns whether text follows the closing quote of a field. */
  boolean isMalformed();
}
