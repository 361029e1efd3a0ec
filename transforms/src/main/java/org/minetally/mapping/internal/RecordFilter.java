package org.minetally.mapping.internal;

import org.minetally.format.internal.SourceRecord;
import org.minetally.profile.Profile;
import org.minetally.region.Gazetteer;

/**
 * Keeps the records that are not totals of others, pass every filter, and are not made of empty
 * cells only.
 */
final class RecordFilter {

  /** Null if no record is a total of others. */
  private final TotalsReader totals;

  private final FilterReader[] filters;

  /** Null if records are not unpivoted, or if those without values are kept. */
  private final EmptyCells emptyCells;

  private String filteredBy;

  RecordFilter(Profile profile, SourceColumn.Header header, Gazetteer gazetteer) {
    totals = profile.totals().any() ? new TotalsReader(profile, header, gazetteer) : null;
    filters = new FilterReader[profile.filters().size()];
    for (int i = 0; i < filters.length; i++) {
      filters[i] = new FilterReader("filters." + (i + 1), profile.filters().get(i), header);
    }
    emptyCells =
        profile.unpivot().any() && !profile.unpivot().keepsEmpty()
            ? new EmptyCells(profile.unpivot(), header)
            : null;
  }

  /** Returns whether the record is kept; if not, {@link #filteredBy()} returns the cause. */
  boolean takes(SourceRecord record) {
    if (totals != null && totals.isTotal(record)) {
      filteredBy = totals.filteredBy(record);
      return false;
    }
    for (FilterReader filter : filters) {
      if (!filter.accepts(record)) {
        filteredBy = filter.filteredBy(record);
        return false;
      }
    }
    if (emptyCells != null && emptyCells.areAll(record)) {
      filteredBy = emptyCells.filteredBy(record);
      return false;
    }
    return true;
  }

  /** Returns the cause for which the record was filtered, for the record counts. */
  String filteredBy() {
    return filteredBy;
  }
}
