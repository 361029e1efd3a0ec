package org.minetally.trace.internal;

import java.io.Serializable;

/**
 * A source of a table that lists single records, or counts of few records.
 *
 * @param id its id
 * @param isHidden whether the table has no rows of it, because small counts are suppressed
 */
public record ListedSource(String id, boolean isHidden) implements Serializable {

  /** Returns whether the table may have rows of the source that meet the conditions. */
  boolean isListed(CellConditions conditions) {
    return !isHidden && conditions.accepts("source_id", id);
  }
}
