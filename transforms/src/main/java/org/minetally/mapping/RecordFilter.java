package org.minetally.mapping;

import org.minetally.format.internal.SourceRecord;
import org.minetally.profile.Profile;
import org.minetally.region.Gazetteer;

/** Decides which records are taken: those that are no total of others and pass every filter. */
final class RecordFilter {

  /** Null: no record is a total of others. */
  private final TotalsReader totals;

  private final FilterReader[] filters;
  private String filteredBy;

  RecordFilter(Profile profile, SourceColumn.Header header, Gazetteer gazetteer) {
    totals = profile.totals().any() ? new TotalsReader(profile, header, gazetteer) : null;
    filters =
        profile.filters().stream()
            .map(filter -> new FilterReader(filter, header))
            .toArray(FilterReader[]::new);
  }

  /** Whether the record is taken; {@link #filteredBy()} says why not. */
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
    return true;
  }

  /** What the record was left out by, for the reconciliation. */
  String filteredBy() {
    return filteredBy;
  }
}
