package org.minetally.reconcile.internal;

/** What a number of a lookup counts. */
public enum LookupNote {
  /** Rows read. */
  ROWS,
  /** Rows rejected. */
  REJECTED_ROWS,
  /** Records that have a row. */
  MATCHED_RECORDS,
  /** Records that have no row. */
  UNMATCHED_RECORDS,
  /** Rows that a record has. */
  MATCHED_ROWS,
  /** Rows that no record has. */
  UNMATCHED_ROWS,
  /** Rows with the key of a newer row. */
  SUPERSEDED_ROWS,
  /** Rows that are not incidents because a filter of the profile excludes them. */
  FILTERED_INCIDENTS
}
