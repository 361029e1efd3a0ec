package org.minetally.mapping.internal;

import org.minetally.format.internal.SourceRecord;

/** A record with columns from lookups. */
public interface JoinedRecord extends SourceRecord {

  /**
   * Returns the rejection of a record that needs a row of a lookup which does not exist; null if it
   * has all the rows that it needs.
   */
  Rejection unmatched();
}
