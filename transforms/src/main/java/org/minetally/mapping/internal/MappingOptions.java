package org.minetally.mapping.internal;

import org.minetally.model.Layout;

/**
 * What mapped records carry, and which are of interest.
 *
 * @param layout their dimensions and measures
 * @param positions whether they carry their positions, which {@link RecordMapper#at} sets
 * @param points whether they carry the results of comparing their points
 * @param gaps whether they carry which of the mapped fields they do not report
 * @param wanted the records that are of interest; the others are skipped. Null: all are. It has no
 *     effect on a series, whose records depend on each other.
 */
public record MappingOptions(
    Layout layout, boolean positions, boolean points, boolean gaps, RecordSelection.Test wanted) {

  /** Returns options with which all records are of interest and carry their values only. */
  public static MappingOptions of(Layout layout) {
    return new MappingOptions(layout, false, false, false, null);
  }
}
