package org.minetally.trace.internal;

import java.io.Serializable;

/**
 * A source in a table that lists what was found out about single records.
 *
 * @param id its id
 * @param isHidden whether the table leaves it out, because small counts are suppressed
 */
public record ListedSource(String id, boolean isHidden) implements Serializable {

  /** Returns whether the table may have rows of the source that meet the conditions. */
  boolean isListed(CellConditions conditions) {
    return !isHidden && conditions.accepts("source_id", id);
  }
}
